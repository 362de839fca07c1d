import 'server-only'
import { STORE_CONNECT_TIMEOUT_MS, STORE_QUERY_TIMEOUT_MS } from '@/_config/lifetimes'
import { database, type StoreTransaction } from './database'
import { StoreUnavailable } from './outage'

/**
 * Time limits of a transaction, in ms. They are longer than the pool's, so that the pool reports
 * its error first.
 */
const LIMITS = { maxWait: STORE_CONNECT_TIMEOUT_MS + 500, timeout: STORE_QUERY_TIMEOUT_MS }

/** Prisma's code for a transaction that could not start or finish in time. */
const LATE = 'P2028'

/**
 * Writes everything that `work` writes, or nothing.
 * @throws StoreUnavailable if the store takes too long
 */
export async function inTransaction<T>(work: (store: StoreTransaction) => Promise<T>): Promise<T> {
  try {
    return await database().$transaction(work, LIMITS)
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === LATE
      ? new StoreUnavailable(error)
      : error
  }
}
