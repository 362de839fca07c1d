import 'server-only'
import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import type { NextAuthConfig } from 'next-auth'
import { decode as decrypt, type JWT, type JWTOptions } from 'next-auth/jwt'
import { type SessionClaims, toIssue } from './claims-set'
import { MAX_LENGTH, TokenTooLong } from './compact'
import { ALGORITHM, TYPE } from './header'
import type { SigningKeys } from './keys'
import { isEncrypted, isOlder, named } from './older'
import { refused } from './refused'
import { verify } from './verify'

export { derivedKeys } from './keys'
export { keysOf } from './keys-of'

/** NextAuth's own default: 30 days, in seconds. */
const MAX_AGE_S = 30 * 24 * 60 * 60

export interface SignedOptions {
  keys: Pick<SigningKeys, 'current' | 'find'>
  /** `iss`: the address of the site that issues the token. */
  issuer: string
  /** `aud`: the audience of the token. Two NextAuth instances of one site must not share it. */
  audience: string
  /**
   * When this remedy went live. Older encrypted tokens are accepted until they expire. Without this
   * option, they are refused.
   */
  acceptOlder?: Date
  now?: () => Date
}

type Given = Pick<NextAuthConfig, 'jwt' | 'callbacks' | 'session' | 'adapter'>
type SignedConfig<Config extends Given> = Config & {
  jwt: Required<Pick<JWTOptions, 'encode' | 'decode'>>
  callbacks: NonNullable<NextAuthConfig['callbacks']>
}

/**
 * Signs session tokens (JWS, RFC 7515) where NextAuth encrypts them. Each holder of a token can
 * read it, and each service with the public keys can verify it without the secret of this site. It
 * sets a session id (`sid`) if there is none.
 * @throws TypeError if the config does not use JWT sessions
 */
export function signed<Config extends Given>(
  config: Config,
  options: SignedOptions,
): SignedConfig<Config> {
  const { keys, issuer, audience, acceptOlder, now = () => new Date() } = options
  if ((config.session?.strategy ?? (config.adapter ? 'database' : 'jwt')) !== 'jwt')
    throw new TypeError(
      "signed() is for JWT sessions, and this config keeps them in its adapter: set session: { strategy: 'jwt' }.",
    )
  const inner = config.callbacks?.jwt ?? (({ token }: { token: JWT }) => token)
  return {
    ...config,
    callbacks: {
      ...config.callbacks,
      async jwt(params) {
        const token = await inner(params)
        return token && named(token)
      },
    },
    jwt: {
      ...config.jwt,
      encode: async ({ token, maxAge = MAX_AGE_S }) => sign(toIssue(token), maxAge),
      async decode(params): Promise<JWT | null> {
        const { token } = params
        if (!token) return null
        if (!acceptOlder || !isEncrypted(token))
          return verify(token, { keys, issuer, audience }, now())
        const claims = await (config.jwt?.decode ?? decrypt)(params)
        if (claims === null || !isOlder(claims, acceptOlder)) throw refused('malformed')
        return claims
      },
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
    if (token.length > MAX_LENGTH)
      throw new TokenTooLong(
        `These claims make a token of ${token.length} characters, more than would be accepted.`,
      )
    return token
  }
}
