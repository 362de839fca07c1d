import 'server-only'
import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import type { NextAuthConfig } from 'next-auth'
import type { JWT, JWTOptions } from 'next-auth/jwt'
import { type SessionClaims, toIssue } from './claims'
import { MAX_LENGTH } from './compact'
import { ALGORITHM, TYPE } from './header'
import type { SigningKeys } from './keys'
import { verify } from './verify'

export { derivedKeys } from './keys'

/** NextAuth's own default, in seconds: 30 days. */
const MAX_AGE_S = 30 * 24 * 60 * 60

export interface SignedOptions {
  keys: Pick<SigningKeys, 'current' | 'find'>
  /** `iss`: the address of the site that issues the token. */
  issuer: string
  /** `aud`: for whom it is meant. Two NextAuth instances of one site must not share it. */
  audience: string
  now?: () => Date
}

type SignedConfig<Config> = Config & { jwt: Required<Pick<JWTOptions, 'encode' | 'decode'>> }

/**
 * Signs session tokens (JWS, RFC 7515) where NextAuth encrypts them: whoever holds one can read it, and whoever
 * has the public keys can verify it without the secret of this site. The config must set a `sid` at sign-in.
 */
export function signed<Config extends Pick<NextAuthConfig, 'jwt'>>(config: Config, options: SignedOptions): SignedConfig<Config> {
  const { keys, issuer, audience, now = () => new Date() } = options
  return {
    ...config,
    jwt: {
      ...config.jwt,
      encode: async ({ token, maxAge = MAX_AGE_S }) => sign(toIssue(token), maxAge),
      decode: async ({ token }): Promise<JWT | null> => (token ? verify(token, { keys, issuer, audience }, now()) : null),
    },
  }

  async function sign(claims: SessionClaims, maxAge: number): Promise<string> {
    const moment = now()
    const { kid, privateKey } = await keys.current(moment)
    const iat = Math.floor(moment.getTime() / 1000)
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: ALGORITHM, kid, typ: TYPE })
      .setIssuer(issuer)
      .setAudience(audience)
      .setJti(randomUUID())
      .setIssuedAt(iat)
      .setExpirationTime(iat + Math.floor(maxAge))
      .sign(privateKey)
    if (token.length > MAX_LENGTH) throw new RangeError(`These claims make a token of ${token.length} characters, more than would be accepted.`)
    return token
  }
}
