import 'server-only'
import { jwtVerify } from 'jose'
import { isTokenClaims, type TokenClaims } from './claims-set'
import { compactParts } from './compact'
import { ALGORITHM, protectedHeader, TYPE } from './header'
import type { SigningKeys } from './keys'
import { refused } from './refused'

export interface Verifier {
  keys: Pick<SigningKeys, 'find'>
  issuer: string
  audience: string
}

/**
 * The claims of a token of this site, for this audience, that has not expired at `now`.
 * @throws a refusal, or an error of jose; both refuse the token
 */
export async function verify(
  token: string,
  { keys, issuer, audience }: Verifier,
  now: Date,
): Promise<TokenClaims> {
  const [header] = compactParts(token)
  const { kid } = protectedHeader(header)
  const key = await keys.find(kid, now)
  // The key is unknown, so the signature proves nothing.
  if (key === null) throw refused('bad_signature')
  const { payload } = await jwtVerify(token, key, {
    algorithms: [ALGORITHM],
    typ: TYPE,
    issuer,
    audience,
    clockTolerance: 0,
    currentDate: now,
  })
  if (!isTokenClaims(payload)) throw refused('malformed')
  return payload
}
