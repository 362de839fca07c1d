import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import type { Adapter } from 'next-auth/adapters'
import type { SessionCache } from './session-cache'

export { SessionCache, sessionCache } from './session-cache'

/**
 * Caches sessions for a short time without a lookup in the store. This server forgets a session at
 * once if it ends or renews it. After a change by another server, it accepts the session until its
 * copy is too old.
 * @throws TypeError if the sessions of the config are not in its adapter
 */
export function cached<Config extends NextAuthConfig>(config: Config, cache: SessionCache): Config {
  const { adapter, session } = config
  if (!adapter || session?.strategy === 'jwt')
    throw new TypeError(
      "cached() is for sessions in a database: give the config an adapter, and leave out session: { strategy: 'jwt' }.",
    )
  return { ...config, adapter: { ...adapter, ...cachedMethods(adapter, cache) } }
}

function cachedMethods(adapter: Adapter, cache: SessionCache) {
  return {
    async getSessionAndUser(sessionToken) {
      return (
        cache.get(sessionToken) ??
        cache.load(
          sessionToken,
          async () => (await adapter.getSessionAndUser?.(sessionToken)) ?? null,
        )
      )
    },
    // Evict after the change, or a read in between would bring the old state back. Evict after an
    // error too, because the change may have been made.
    async updateSession(session) {
      try {
        return await adapter.updateSession?.(session)
      } finally {
        cache.evict(session.sessionToken)
      }
    },
    async deleteSession(sessionToken) {
      try {
        await adapter.deleteSession?.(sessionToken)
      } finally {
        cache.evict(sessionToken)
      }
    },
  } satisfies Adapter
}
