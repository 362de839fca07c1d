import 'server-only'
import { serialize } from 'node:v8'
import { getEnv } from '@/_config/env'
import type { Remedy } from '../../../design'
import { sessionsOf } from '../../../kit/sessions-of'
import { memory } from '../memory'
import { lift } from './lift'
import { recordsInMemory } from './records'

const MOST_LISTED = 100

export const memoryRemedy: Remedy = {
  id: 'memory',
  summary:
    'Keeps the sessions in this server’s memory: for a laptop or a lesson only, since a restart ends them all and the server next door knows none of them.',
  lift,
  needs: () => (getEnv().serverless ? 'one long-running server' : null),
  apply(parts) {
    const records = recordsInMemory(parts.server, parts.id)
    const config = memory(parts.config, records)
    const adapter = {
      ...sessionsOf(config),
      listSessions: async (userId, now) =>
        records
          .ofPerson(userId)
          .filter(({ expires }) => expires > now)
          .slice(0, MOST_LISTED),
      deleteSessions: async (userId, which) => records.deleteOfPerson(userId, which),
      async storedSession(sessionToken) {
        const record = records.get(sessionToken)
        if (record === null) return null
        const { expires, createdAt, endsAt, ...rest } = record
        return {
          values: {
            ...rest,
            expires: expires.toISOString(),
            createdAt: createdAt.toISOString(),
            endsAt: endsAt?.toISOString() ?? null,
          },
          // The size when V8 serializes it, which differs from its size in memory.
          bytes: serialize(record).length,
        }
      },
    } satisfies ReturnType<typeof sessionsOf>
    return {
      ...parts,
      config: { ...config, adapter },
      guarantees: {
        ...parts.guarantees,
        sharedAcrossServers: false,
        sessionLocation: 'memory',
        atRest: 'none',
        cleanup: 'at the next sign-in',
        outage: { ...parts.guarantees.outage, signOut: 'done' },
      },
    }
  },
}
