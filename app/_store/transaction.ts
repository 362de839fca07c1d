import 'server-only'
import { STORE_CONNECT_TIMEOUT_MS, STORE_QUERY_TIMEOUT_MS } from '@/_config/lifetimes'
import { database, type StoreTransaction } from './database'
import { StoreUnavailable } from './outage'

/** Longer than its pool waits for a connection, so that it is the pool which says what is wrong. */
const LIMITS = { maxWait: STORE_CONNECT_TIMEOUT_MS + 500, timeout: STORE_QUERY_TIMEOUT_MS }

/** Prisma's name for a transaction that could not begin, or be finished, in time. */
const LATE = 'P2028'

/** All that `work` writes, or nothing of it. A store that takes too long over it is one that does not answer. */
export async function inTransaction<T>(work: (store: StoreTransaction) => Promise<T>): Promise<T> {
  try {
    return await database().$transaction(work, LIMITS)
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === LATE
      ? new StoreUnavailable(error)
      : error
  }
}
