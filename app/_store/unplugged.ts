import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { oncePerProcess } from '@/_config/once-per-process'
import { StoreUnavailable } from './outage'

const unplugged = oncePerProcess('unplugged', () => new AsyncLocalStorage<true>())

/**
 * Runs `work` as if the store were down, for this piece of work alone: whatever it asks of a store fails with
 * `StoreUnavailable` and never gets there. In a turn of the event loop of its own, because Prisma sends what
 * is asked in one turn together, as the first who asked.
 */
export async function withStoreUnplugged<T>(work: () => Promise<T>): Promise<T> {
  await nextTurn()
  return unplugged.run(true, work)
}

export const isStoreUnplugged = (): boolean => unplugged.getStore() === true

/** To be called by every client of a store before it asks. @throws StoreUnavailable within `withStoreUnplugged`. */
export function requirePlugged(): void {
  if (isStoreUnplugged()) throw new StoreUnavailable(new Error('unplugged for a measurement'))
}
