import 'server-only'
import { SignJWT } from 'jose'
import type { DesignConfig } from '../design'
import { ALGORITHM, TYPE } from '../remedies/signed/header'
import type { SigningKeys } from '../remedies/signed/keys'
import type { EndingClaims } from './of-token'

/** Signs any claims with the site's own key. */
export const reissueSigned =
  (keys: Pick<SigningKeys, 'current'>) =>
  async (_config: DesignConfig, claims: EndingClaims, now: Date): Promise<string> => {
    const { kid, privateKey } = await keys.current(now)
    return new SignJWT(claims)
      .setProtectedHeader({ alg: ALGORITHM, kid, typ: TYPE })
      .sign(privateKey)
  }
