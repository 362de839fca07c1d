import 'server-only'
import { database, type StoreTransaction } from '@/_store/database'

/**
 * How a change of a person is written: at once, or only if something still holds, in the same
 * transaction. False if nothing was changed.
 */
export type Writing = (write: (store: StoreTransaction) => Promise<boolean>) => Promise<boolean>

export const atOnce: Writing = (write) => write(database())
