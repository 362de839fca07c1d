import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import type { Adapter } from 'next-auth/adapters'
import type { SessionCache } from './session-cache'

export { SessionCache, sessionCache } from './session-cache'

/**
 * A session that was found is believed for a while without asking the store again. What this server ends or
 * renews, it forgets at once; what another server ends, it goes on accepting until its copy is too old.
 * @throws TypeError for a config whose sessions are not in its adapter
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
    // Evicted after the change, or a read between the two would bring the old state back; and though it failed, since it may have been made.
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
