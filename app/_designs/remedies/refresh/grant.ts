import 'server-only'
import type { JWT } from 'next-auth/jwt'
import { decide, type Found, REUSE } from './decide'
import type { Exchanged } from './exchange'
import type { FamilyTransaction } from './families'
import { childOf, hashOf } from './refresh-token'

export interface Presented {
  refreshToken: string
  /** The session in the cookies of the request; null without one. */
  session: { sub: string; sid: string } | null
  /**
   * The secrets for refresh tokens. The first one makes new tokens; the others may have made tokens
   * that are returned again.
   */
  secrets: readonly string[]
  reuseIntervalMs: number
  now: Date
}

export type GrantOutcome = Granted | Refusal

type Refusal = Extract<Exchanged, { state: 'refused' }>
/** `leftMs`: how long the family lasts. */
type Granted = { state: 'granted'; family: Found; claims: JWT; child: string; leftMs: number }

const CODES = {
  unknown: 'unknown_session',
  ended: 'revoked',
  reused: 'reused',
  reuse: 'reused',
  expired: 'expired',
} as const

const refused = (why: keyof typeof CODES, ended: string | null = null): Refusal => ({
  state: 'refused',
  code: CODES[why],
  ended,
})

/** Decides about a refresh token and stores the consequences, within the given transaction. */
export async function grant(
  family: FamilyTransaction,
  presented: Presented,
): Promise<GrantOutcome> {
  const { refreshToken, session, secrets, reuseIntervalMs } = presented
  const hash = hashOf(refreshToken)
  const found = await family.lock(hash)
  if (found === null) return refused('unknown')
  // With the cookie of another session, one of the two was planted. Refuse the request, and keep
  // the family.
  if (session && (session.sid !== found.sid || session.sub !== found.userId))
    return refused('unknown')
  const now = (await family.now?.()) ?? presented.now
  const verdict = decide(found, now, reuseIntervalMs)
  if (verdict === 'reuse') {
    await family.end(found.sid, REUSE, now)
    return refused(verdict, found.sid)
  }
  if (verdict !== 'rotate' && verdict !== 'repeat') return refused(verdict)
  const claims = await family.claimsOf(found.userId, now)
  if (claims === null) {
    await family.end(found.sid, 'person', now)
    return refused('ended')
  }
  const child = secrets
    .map((secret) => childOf(refreshToken, secret))
    .find((one) => verdict === 'rotate' || hashOf(one) === found.child?.hash)
  if (child === undefined) return refused('unknown') // the secret was replaced within the interval
  if (verdict === 'rotate')
    await family.rotate(found.sid, { parent: hash, child: hashOf(child) }, now)
  const leftMs = found.expires.getTime() - now.getTime()
  return { state: 'granted', family: found, claims, child, leftMs }
}
