import 'server-only'
import type { JWTPayload } from 'jose'
import type { JWT } from 'next-auth/jwt'

/** The last moment of a `Date`, in seconds since 1970. */
const MAX_DATE_S = 8_640_000_000_000

/** A NumericDate (RFC 7519, section 2) in whole seconds, as we issue it. */
const isNumericDate = (claim: unknown): claim is number =>
  Number.isInteger(claim) && Number(claim) >= 0 && Number(claim) <= MAX_DATE_S
const isNamed = (claim: unknown): claim is string => typeof claim === 'string' && claim !== ''

/** The claims of a session and its person, with any further claims. */
export interface SessionClaims extends JWTPayload {
  sub: string
  sid: string
}

/** The claims of every token that we issue. */
export interface TokenClaims extends SessionClaims {
  iss: string
  aud: string
  jti: string
  iat: number
  exp: number
}

/**
 * Whether the claims belong to a session token. The signature proves only that we made the token,
 * not its purpose.
 */
export function isTokenClaims(claims: JWTPayload): claims is TokenClaims {
  const { sub, sid, iss, aud, jti, iat, exp } = claims
  return (
    [sub, sid, iss, aud, jti].every(isNamed) &&
    [iat, exp].every(isNumericDate) &&
    (!('nbf' in claims) || isNumericDate(claims.nbf))
  )
}

/**
 * The claims of the session, without those of a single token.
 * @throws TypeError without a person or a session
 */
export function toIssue({
  iss: _,
  aud: _aud,
  jti: _jti,
  iat: _iat,
  exp: _exp,
  nbf: _nbf,
  ...claims
}: JWT = {}): SessionClaims {
  const { sub, sid, ...rest } = claims
  if (!isNamed(sub)) throw new TypeError('A session token needs a person: the claim sub.')
  if (!isNamed(sid))
    throw new TypeError('A session token needs the name of its session: the claim sid.')
  return { sub, sid, ...rest }
}
