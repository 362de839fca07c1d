import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import type { NextAuthConfig } from 'next-auth'
import type { Adapter } from 'next-auth/adapters'

/**
 * The stored form of a token. One round of SHA-256 is enough: 256 random bits cannot be guessed,
 * unlike a password.
 */
export const digest = (sessionToken: string): string =>
  createHash('sha256').update(sessionToken).digest('base64url')

/** The length of a session token, in random bytes. */
export const TOKEN_BYTES = 32

/**
 * Issues session tokens of 256 bits (NextAuth's own are UUIDs with 122 bits) and stores only their
 * SHA-256. A leaked table cannot be used to sign in.
 * @throws TypeError if the sessions of the config are not in its adapter
 */
export function hashed<Config extends NextAuthConfig>(config: Config): Config {
  const { adapter, session } = config
  if (!adapter || session?.strategy === 'jwt')
    throw new TypeError(
      "hashed() is for sessions in a database: give the config an adapter, and leave out session: { strategy: 'jwt' }.",
    )
  return {
    ...config,
    adapter: { ...adapter, ...hashedMethods(adapter) },
    session: {
      ...session,
      generateSessionToken: () => randomBytes(TOKEN_BYTES).toString('base64url'),
    },
  }
}

/**
 * The adapter's methods with hashed tokens. NextAuth sets the returned token as the cookie, so each
 * method returns the original token.
 */
function hashedMethods(adapter: Adapter) {
  return {
    async createSession(session) {
      const created = await adapter.createSession?.({
        ...session,
        sessionToken: digest(session.sessionToken),
      })
      if (!created) throw new TypeError('The adapter keeps no sessions.')
      return { ...created, sessionToken: session.sessionToken }
    },
    async getSessionAndUser(sessionToken) {
      const found = (await adapter.getSessionAndUser?.(digest(sessionToken))) ?? null
      return found && { ...found, session: { ...found.session, sessionToken } }
    },
    async updateSession(session) {
      const updated =
        (await adapter.updateSession?.({
          ...session,
          sessionToken: digest(session.sessionToken),
        })) ?? null
      return updated && { ...updated, sessionToken: session.sessionToken }
    },
    async deleteSession(sessionToken) {
      await adapter.deleteSession?.(digest(sessionToken))
    },
  } satisfies Adapter
}
