import 'server-only'
import { database, type StoreKind, storeKind } from './database'
import { isStoreUnavailable } from './outage'
import { hasRedis, redisStore } from './redis'

/** Whether the store answers. */
export const storeHealth = async (): Promise<{ kind: StoreKind; ok: boolean }> => ({
  kind: storeKind(),
  ok: await answers(() => database().$queryRaw`SELECT 1`),
})

/** Whether Redis answers; null if there is no Redis. */
export const redisHealth = async (): Promise<{ ok: boolean } | null> =>
  hasRedis() ? { ok: await answers(() => redisStore().sendCommand(['PING'])) } : null

async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask()
    return true
  } catch (error) {
    if (isStoreUnavailable(error)) return false
    throw error
  }
}
