import 'server-only'
import { database, type StoreKind, storeKind } from './database'
import { isStoreUnavailable } from './outage'

/** Whether the store answers. */
export async function storeHealth(): Promise<{ kind: StoreKind; ok: boolean }> {
  try {
    await database().$queryRaw`SELECT 1`
    return { kind: storeKind(), ok: true }
  } catch (error) {
    if (isStoreUnavailable(error)) return { kind: storeKind(), ok: false }
    throw error
  }
}
