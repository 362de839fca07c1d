/** A presented refresh token and its family, as the store has them. */
export interface Found {
  /** The id of the family, which is the `sid` of all its access tokens. */
  sid: string
  userId: string
  createdAt: Date
  /** The absolute expiry of the family, which use does not extend. */
  expires: Date
  endedAt: Date | null
  endedBy: string | null
  /** When its child replaced this token; null for the live token. */
  rotatedAt: Date | null
  child: { hash: string; rotatedAt: Date | null } | null
}

/** The reason of a family that ended because an old token was used again. */
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
 * Decides about a presented refresh token (RFC 9700, section 4.14.2).
 *
 * If a token is used again, either it is a stolen copy, or an honest client lost an answer or has
 * ten tabs. The server cannot tell which. So for a few seconds the direct parent of the live token
 * gets the same child again, and there is still only one live token. An older token is treated as a
 * copy: the family ends for both holders.
 * @param reuseIntervalMs how long the parent gets the same child, in ms
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
