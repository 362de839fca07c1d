import 'server-only'
import { type JWTPayload, SignJWT } from 'jose'
import type { ServerPort } from '../../../design'
import { flawedClaims } from '../../../kit/flaws'
import { isTokenClaims } from '../claims-set'
import { ALGORITHM, TYPE } from '../header'
import type { SigningKeys } from '../keys'

/** A token signed by the site's own key, with the changed claims of the flaw. */
export const flawed =
  (keys: Pick<SigningKeys, 'current'>): ServerPort['flawed'] =>
  async ({ jwt, secret, cookies }, token, flaw, { now, toleranceMs }) => {
    const salt = cookies.sessionToken?.name ?? ''
    const claims: JWTPayload | null =
      (await Promise.resolve(jwt.decode?.({ token, secret, salt })).catch(() => null)) ?? null
    if (claims === null || !isTokenClaims(claims)) return null
    const { kid, privateKey } = await keys.current(now)
    return new SignJWT(flawedClaims(claims, flaw, now, toleranceMs))
      .setProtectedHeader({ alg: ALGORITHM, kid, typ: TYPE })
      .sign(privateKey)
  }
