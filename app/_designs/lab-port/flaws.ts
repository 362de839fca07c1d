import 'server-only'
import type { JWTPayload } from 'jose'

/** What can be wrong with a token that the right key made: in its time, or in whom it names. */
export const FLAWS = ['expired', 'notYet', 'aud', 'iss'] as const
export type Flaw = (typeof FLAWS)[number]

/** RFC 2606, section 2: names that are nobody's, and so no design's and no site's. */
const ELSEWHERE = 'https://elsewhere.invalid'
const EARLIER_S = 60
const LATER_S = 300

/**
 * The claims of a session with one flaw, for a token that its own holder may be given: it is worth
 * less than the one
 * they have, never more. Its person, its session, its role and its end stay what they were, or the
 * end comes sooner.
 * @param toleranceMs how long after its end the design still accepts a token
 */
export function flawedClaims<Claims extends JWTPayload & { exp: number }>(
  claims: Claims,
  flaw: Flaw,
  now: Date,
  toleranceMs: number,
): Claims {
  const nowS = Math.floor(now.getTime() / 1000)
  switch (flaw) {
    case 'expired':
      return {
        ...claims,
        exp: Math.min(claims.exp, nowS - Math.ceil(toleranceMs / 1000) - EARLIER_S),
      }
    case 'notYet':
      return { ...claims, nbf: nowS + LATER_S }
    case 'aud':
      return { ...claims, aud: ELSEWHERE }
    case 'iss':
      return { ...claims, iss: ELSEWHERE }
  }
}
