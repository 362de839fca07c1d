import 'server-only'
import { encode } from 'next-auth/jwt'
import type { DesignConfig } from '../design'
import type { EndingClaims } from './of-token'

/**
 * Encrypted as NextAuth does it: it asks a token for its times, and for nothing else that is in it.
 */
export const reissueEncrypted = async (
  { secret, cookies }: DesignConfig,
  claims: EndingClaims,
): Promise<string> =>
  encode({
    token: claims,
    secret,
    salt: cookies.sessionToken?.name ?? '',
    // NextAuth counts from its own clock, in whole seconds: one less, so that the end never comes
    // later.
    maxAge: claims.exp - Math.floor(Date.now() / 1000) - 1,
  })
