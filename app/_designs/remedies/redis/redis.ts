import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import type { Adapter } from 'next-auth/adapters'
import type { RedisRecords } from './records'

export { RedisRecords } from './records'

/**
 * Keeps sessions in Redis and people in the adapter. Each read does one lookup in both, so that a
 * changed role or a deleted person shows at once. If Redis loses its data, all people are signed
 * out, and no session is accepted wrongly.
 * @throws TypeError if the sessions of the config are not in its adapter
 */
export function redis<Config extends NextAuthConfig>(
  config: Config,
  records: RedisRecords,
): Config {
  const { adapter, session } = config
  if (!adapter?.getUser || session?.strategy === 'jwt')
    throw new TypeError(
      "redis() needs an adapter that keeps the people, and no session: { strategy: 'jwt' }.",
    )
  return { ...config, adapter: { ...adapter, ...redisMethods(adapter, records) } }
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
