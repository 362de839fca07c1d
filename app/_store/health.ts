import 'server-only'
import { database, type StoreKind, storeKind } from './database'
import { Prisma } from './generated/client'
import { isStoreUnavailable } from './outage'
import { hasRedis, type Redis, redisStore } from './redis'

/** Whether the store answers, and can read and change every table. */
export const storeHealth = async (): Promise<{ kind: StoreKind; ok: boolean }> => ({
  kind: storeKind(),
  ok: await answers(() => database().$queryRawUnsafe(usesEveryTable())),
})

/** Whether Redis answers and can be written to; null if there is no Redis. */
export const redisHealth = async (): Promise<{ ok: boolean } | null> =>
  hasRedis() ? { ok: await answers(() => changeNothing(redisStore())) } : null

/**
 * A statement that needs every table with its columns, and the right to read and to change them,
 * but finds no row. PostgreSQL refuses it where the database is read-only, too.
 */
export function usesEveryTable(): string {
  const uses = Object.values(Prisma.ModelName).flatMap((table) => {
    const columns = Object.values(Prisma[`${table}ScalarFieldEnum`]).map((name) => `"${name}"`)
    return [
      `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM "${table}" WHERE false`,
      `UPDATE "${table}" SET ${columns[0]} = ${columns[0]} WHERE false`,
      `DELETE FROM "${table}" WHERE false`,
    ]
  })
  return `WITH ${uses.map((use, at) => `use${at} AS (${use})`).join(', ')} SELECT 1`
}

const NO_KEY = 'session-vs-jwt:health:none:'

/**
 * Changes a key that does not exist, by the commands that end sessions too. A Redis that is full, is
 * a replica, or does not permit one of them refuses it.
 */
export const changeNothing = (redis: Redis): Promise<unknown> =>
  redis
    .multi()
    .sendCommand(['SET', NO_KEY, '', 'XX'])
    .sendCommand(['PEXPIRE', NO_KEY, '1'])
    .sendCommand(['HDEL', NO_KEY, 'none'])
    .sendCommand(['DEL', NO_KEY])
    .exec()

async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask()
    return true
  } catch (error) {
    if (isStoreUnavailable(error)) return false
    throw error
  }
}
