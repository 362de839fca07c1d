import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import type { Adapter } from 'next-auth/adapters'
import type { SessionCache } from './session-cache'

export { SessionCache } from './session-cache'

/**
 * A session that was found is believed for a while without asking the store again. What this server ends or
 * renews, it forgets at once; what another server ends, it goes on accepting until its copy is too old.
 */
export function cached<Config extends NextAuthConfig>(config: Config, cache: SessionCache): Config {
  if (!config.adapter) throw new TypeError('A cache of sessions needs an adapter that keeps them.')
  return { ...config, adapter: { ...config.adapter, ...cachedMethods(config.adapter, cache) } }
}

function cachedMethods(adapter: Adapter, cache: SessionCache) {
  return {
    async getSessionAndUser(sessionToken) {
      return cache.get(sessionToken) ?? cache.load(sessionToken, async () => (await adapter.getSessionAndUser?.(sessionToken)) ?? null)
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
