import { type Lift, OUTAGE_NOTE, RECORDS_NOTE, REFUSED_BY_NEXTAUTH } from '../../../kit/lift'

export const lift: Lift = {
  strategies: ['database'],
  folders: ['redis', 'truthful'],
  packages: ['server-only', '@redis/client'],
  schema: null,
  wiring: `import { createClient } from '@redis/client'
import { config } from './config'
import { lazyRedis } from './redis/client'
import { RedisRecords, redis } from './redis/redis'
import { truthful } from './truthful/truthful'

/** sessions.ofPerson(userId), sessions.deleteOfPerson(userId, 'all') */
export const sessions = new RedisRecords(lazyRedis(() => createClient({ url: process.env.REDIS_URL ?? 'redis://localhost:6379' })), 'next-auth')

export const { handlers, auth, signIn, signOut } = truthful(redis(config, sessions))
`,
  files: [],
  notes: {
    refused: REFUSED_BY_NEXTAUTH,
    changeOver: 'Everybody has to sign in once more: the sessions of before are in the database.',
    ending:
      "sessions.deleteOfPerson(userId, 'all') signs a person out everywhere; { except: token } or { id } instead of 'all' ends less.",
    more: [
      OUTAGE_NOTE,
      RECORDS_NOTE,
      'Redis is asked for the first time by the first request, and not by a build. A request that waits for it longer than 2 s is told of an outage.',
      'Redis drops what has expired by itself.',
    ],
  },
}
