import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import type { Adapter } from 'next-auth/adapters'
import { type RedisClient, RedisRecords } from './records'

/**
 * Sessions in Redis, people where they are: each read is one lookup in each, so that a role that was changed, or a
 * person who was deleted, shows at once. A Redis that lost its data signs people out, and nobody in.
 */
export function redis<Config extends NextAuthConfig>(config: Config, client: RedisClient, prefix = 'next-auth'): Config {
  if (!config.adapter?.getUser) throw new TypeError('Sessions in Redis need an adapter that keeps the people.')
  return { ...config, adapter: { ...config.adapter, ...redisMethods(config.adapter, new RedisRecords(client, prefix)) } }
}

function redisMethods(people: Adapter, records: RedisRecords) {
  return {
    createSession: (session) => records.create(session),
    async getSessionAndUser(sessionToken) {
      const session = await records.find(sessionToken)
      const user = session && (await people.getUser?.(session.userId))
      return session && user ? { session, user } : null
    },
    updateSession: (session) => records.update(session),
    deleteSession: (sessionToken) => records.delete(sessionToken),
  } satisfies Adapter
}
