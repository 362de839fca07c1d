import 'server-only'
import type { JWTPayload } from 'jose'

/** The possible flaws of a token by the right key: a wrong time, audience or issuer. */
export const FLAWS = ['expired', 'notYet', 'aud', 'iss'] as const
export type Flaw = (typeof FLAWS)[number]

/** A name that belongs to nobody (RFC 2606, section 2), so to no design and to no site. */
const ELSEWHERE = 'https://elsewhere.invalid'
const EARLIER_S = 60
const LATER_S = 300

/**
 * The claims of a session with one flaw, for a token that its holder may get. The token is worth
 * less than the holder's own: the person, the session and the role stay the same, and the expiry
 * stays or comes sooner.
 * @param toleranceMs how long the design accepts a token after its expiry, in ms
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
