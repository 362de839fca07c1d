import 'server-only'
import { encode } from 'next-auth/jwt'
import type { DesignConfig } from '../design'
import type { EndingClaims } from './of-token'

/** Encrypts claims as NextAuth does. NextAuth checks the times of a token and no other claim. */
export const reissueEncrypted = async (
  { secret, cookies }: DesignConfig,
  claims: EndingClaims,
): Promise<string> =>
  encode({
    token: claims,
    secret,
    salt: cookies.sessionToken?.name ?? '',
    // NextAuth uses its own clock, in whole seconds. One second less, so that the token never
    // expires later than the original.
    maxAge: claims.exp - Math.floor(Date.now() / 1000) - 1,
  })
