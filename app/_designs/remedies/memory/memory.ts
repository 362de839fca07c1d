import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import type { Adapter } from 'next-auth/adapters'
import type { MemoryRecords } from './records'

export { MemoryRecords, memoryRecords } from './records'

/**
 * Keeps sessions in the memory of this process, for a laptop or a lesson. The adapter stores the
 * people. Each read looks up the person there, so that a changed role or a deleted person shows at
 * once.
 * @throws TypeError if the sessions of the config are not in its adapter
 */
export function memory<Config extends NextAuthConfig>(
  config: Config,
  records: MemoryRecords,
): Config {
  const { adapter, session } = config
  if (!adapter?.getUser || session?.strategy === 'jwt')
    throw new TypeError(
      "memory() needs an adapter that keeps the people, and no session: { strategy: 'jwt' }.",
    )
  return { ...config, adapter: { ...adapter, ...memoryMethods(adapter, records) } }
}

function memoryMethods(people: Adapter, records: MemoryRecords) {
  return {
    createSession: async (session) => records.create(session),
    async getSessionAndUser(sessionToken) {
      const session = records.get(sessionToken)
      const user = session && (await people.getUser?.(session.userId))
      return session && user ? { session, user } : null
    },
    updateSession: async (session) => records.update(session),
    deleteSession: async (sessionToken) => records.delete(sessionToken),
  } satisfies Adapter
}
