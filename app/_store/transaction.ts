import 'server-only'
import { STORE_CONNECT_TIMEOUT_MS, STORE_QUERY_TIMEOUT_MS } from '@/_config/lifetimes'
import { database, type StoreTransaction } from './database'

/**
 * Time limits of a transaction, in ms. They are longer than the pool's, so that the pool reports
 * its error first.
 */
const LIMITS = { maxWait: STORE_CONNECT_TIMEOUT_MS + 500, timeout: STORE_QUERY_TIMEOUT_MS }

/**
 * Writes everything that `work` writes, or nothing.
 * @throws StoreUnavailable if the store takes too long
 */
export const inTransaction = <T>(work: (store: StoreTransaction) => Promise<T>): Promise<T> =>
  database().$transaction(work, LIMITS)
