import 'server-only'
import { hasRedis, OWN_KEYS, redisStore } from '@/_store/redis'
import type { Remedy } from '../../../design'
import { sessionsOf } from '../../../kit/sessions-of'
import { RedisRecords } from '../records'
import { redis } from '../redis'
import { lift } from './lift'

const MOST_LISTED = 100

export const redisRemedy: Remedy = {
  id: 'redis',
  summary:
    'Keeps the sessions in Redis, which drops what is over by itself; it costs a second store to run, and a flush of it signs everybody out.',
  lift,
  needs: () => (hasRedis() ? null : 'REDIS_URL'),
  apply(parts) {
    const prefix = `${OWN_KEYS}${parts.id}`
    const records = new RedisRecords(redisStore(), prefix)
    const config = redis(parts.config, records)
    const adapter = {
      ...sessionsOf(config),
      listSessions: async (userId) => (await records.ofPerson(userId)).slice(0, MOST_LISTED),
      deleteSessions: (userId, which) => records.deleteOfPerson(userId, which),
      storedSession: (sessionToken) => records.stored(sessionToken),
    } satisfies ReturnType<typeof sessionsOf>
    return {
      ...parts,
      config: { ...config, adapter },
      guarantees: { ...parts.guarantees, cleanup: 'at its end', sessionLocation: 'redis' },
    }
  },
}
