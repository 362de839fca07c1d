import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import type { JWT } from 'next-auth/jwt'

/**
 * One instant per person. Tokens from sign-ins before `at` are refused, except for the spared
 * session. Times are in ms since 1970.
 */
export interface NotBeforeRecord {
  at: number
  spares: string | null
}

export interface NotBeforeStore {
  /**
   * The record of a person; null if the person never revoked anything; `unknown` if there is no
   * such person.
   */
  find(userId: string): Promise<NotBeforeRecord | null | 'unknown'>
  /**
   * The time in ms since 1970, from the clock that sets `at`, so that two servers cannot disagree
   * about the order.
   */
  now(): Promise<number>
}

/**
 * Revokes all tokens of a person with one write. Each token has the time of its sign-in, to the
 * millisecond (a NumericDate can have a fraction: RFC 7519, section 2), and is refused if the
 * person's instant is later. A sign-in after the revocation is never earlier than that instant,
 * even within the same millisecond. A token from before this remedy has no sign-in time: it is
 * accepted until the first revocation by its person.
 * @throws TypeError if the config does not use JWT sessions
 */
export function notBefore<Config extends NextAuthConfig>(
  config: Config,
  store: NotBeforeStore,
): Config {
  if ((config.session?.strategy ?? (config.adapter ? 'database' : 'jwt')) !== 'jwt')
    throw new TypeError(
      "notBefore() is for JWT sessions, and this config keeps them in its adapter: set session: { strategy: 'jwt' }.",
    )
  const inner = config.callbacks?.jwt ?? (({ token }: { token: JWT }) => token)
  return {
    ...config,
    callbacks: {
      ...config.callbacks,
      async jwt(params) {
        const token = await inner(params)
        if (token === null) return null
        const record = await store.find(token.sub ?? '')
        if (record === 'unknown') throw refused('revoked')
        if (params.trigger === 'signIn' || params.trigger === 'signUp')
          return { ...token, auth_time: Math.max(await store.now(), record?.at ?? 0) / 1000 }
        if (record !== null && isBefore(token, record)) throw refused('revoked')
        return token
      },
    },
  }
}

/**
 * Whether the sign-in of a token was before the instant. A token without a sign-in time is older
 * than any instant.
 */
function isBefore({ auth_time, sid }: JWT, { at, spares }: NotBeforeRecord): boolean {
  const signedInAt = typeof auth_time === 'number' ? Math.round(auth_time * 1000) : 0
  return signedInAt < at && (spares === null || sid !== spares)
}

/**
 * An error with the name 'Refused'. NextAuth ends the session at any error and has no class for
 * this one.
 */
const refused = (code: string) =>
  Object.assign(new Error(`The token is refused: ${code}.`), { name: 'Refused', code })
