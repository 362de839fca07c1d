/** A refresh token that was presented, and the family that it is of, as they are in the store. */
export interface Found {
  /** Names the family, and is the `sid` of every access token that it gave out. */
  sid: string
  userId: string
  createdAt: Date
  /** When it ends however much it is used. */
  expires: Date
  endedAt: Date | null
  endedBy: string | null
  /** When its child took this token's place; null while it is the live one. */
  rotatedAt: Date | null
  child: { hash: string; rotatedAt: Date | null } | null
}

/** What becomes of a family that ends because an old token of it came back. */
export const REUSE = 'reuse'

export type RefreshDecision =
  | 'rotate'
  | 'repeat'
  | 'reuse'
  | 'reused'
  | 'ended'
  | 'expired'
  | 'unknown'

/**
 * What a refresh token is worth at this moment (RFC 9700, section 4.14.2).
 *
 * A token that comes back is a copy in other hands, or an honest client that lost an answer or has ten tabs;
 * nobody can tell. So for a few seconds the direct parent of the live token is answered with the same child
 * again, which gives nobody more than one live token. Anything older is a copy: the family ends, for both.
 */
export function decide(found: Found | null, now: Date, reuseIntervalMs: number): RefreshDecision {
  if (found === null) return 'unknown'
  if (found.endedAt !== null) return found.endedBy === REUSE ? 'reused' : 'ended'
  if (found.expires <= now) return 'expired'
  if (found.rotatedAt === null) return 'rotate'
  const isParentOfLive = found.child !== null && found.child.rotatedAt === null
  return isParentOfLive && now.getTime() - found.rotatedAt.getTime() <= reuseIntervalMs
    ? 'repeat'
    : 'reuse'
}
