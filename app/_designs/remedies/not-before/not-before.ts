import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import type { JWT } from 'next-auth/jwt'

/** One instant per person: a token whose sign-in was before `at` is refused, but for the session that is spared. Times in ms since 1970. */
export interface NotBeforeRecord {
  at: number
  spares: string | null
}

export interface NotBeforeStore {
  /** The record of a person (null for one who never revoked anything); `unknown` where there is no such person any more. */
  find(userId: string): Promise<NotBeforeRecord | null | 'unknown'>
  /** The time by the clock that sets `at`, so that no two servers can disagree about what came first. */
  now(): Promise<number>
}

/**
 * Revokes all tokens of a person by one write: each carries the moment of its sign-in, to the millisecond (a NumericDate
 * may have a fraction: RFC 7519, section 2), and is refused when the person's instant is later. A sign-in after the
 * revocation is never earlier than that instant, even within the same millisecond. A token from before this remedy does
 * not say when its sign-in was: it is good until the first revocation of its person.
 * @throws TypeError for a config whose sessions are no tokens
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

/** A token that does not say when its sign-in was came before everything. */
function isBefore({ auth_time, sid }: JWT, { at, spares }: NotBeforeRecord): boolean {
  const signedInAt = typeof auth_time === 'number' ? Math.round(auth_time * 1000) : 0
  return signedInAt < at && (spares === null || sid !== spares)
}

/** Known by its name: NextAuth ends the session at any error, and has no word for this one. */
const refused = (code: string) =>
  Object.assign(new Error(`The token is refused: ${code}.`), { name: 'Refused', code })
