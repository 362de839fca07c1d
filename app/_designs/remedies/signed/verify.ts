import 'server-only'
import { type JWTPayload, jwtVerify } from 'jose'
import { sessionClaims } from './claims'
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
 * The claims of a token that is ours, for this audience, and not over at `now`.
 * @throws Refused, jose's own errors, or a ZodError, all of which refuse it.
 */
export async function verify(token: string, { keys, issuer, audience }: Verifier, now: Date): Promise<JWTPayload> {
  const [header] = compactParts(token)
  const { kid } = protectedHeader(header)
  const key = await keys.find(kid, now)
  if (key === null) throw refused('bad_signature') // nobody knows the key, so nobody vouches for it
  const { payload } = await jwtVerify(token, key, { algorithms: [ALGORITHM], typ: TYPE, issuer, audience, clockTolerance: 0, currentDate: now })
  return sessionClaims.parse(payload)
}
