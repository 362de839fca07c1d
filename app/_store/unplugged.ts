import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { oncePerProcess } from '@/_config/once-per-process'
import { StoreUnavailable } from './outage'

const unplugged = oncePerProcess('unplugged', () => new AsyncLocalStorage<true>())

/**
 * Runs `work` as if the store were down, for this piece of work alone: whatever it asks of a store fails with
 * `StoreUnavailable` and never gets there.
 */
export const withStoreUnplugged = <T>(work: () => Promise<T>): Promise<T> =>
  unplugged.run(true, work)

export const isStoreUnplugged = (): boolean => unplugged.getStore() === true

/** To be called by every client of a store before it asks. @throws StoreUnavailable within `withStoreUnplugged`. */
export function requirePlugged(): void {
  if (isStoreUnplugged()) throw new StoreUnavailable(new Error('unplugged for a measurement'))
}
