import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { oncePerProcess } from '@/_config/once-per-process'

const distance = oncePerProcess('store distance', () => new AsyncLocalStorage<number>())

/**
 * Runs `work` as if the store were `ms` farther away, for this piece of work alone: each round trip to a store takes so
 * much longer, and holds no connection meanwhile.
 */
export const withStoreDistance = <T>(ms: number, work: () => Promise<T>): Promise<T> => distance.run(ms, work)

/** Whether this piece of work has the store farther away: nobody else may be made to wait for what it waits for. */
export const isFarFromStore = (): boolean => (distance.getStore() ?? 0) > 0

/** To be awaited by every client of a store before it asks: the way there and back. */
export async function travelToStore(): Promise<void> {
  const ms = distance.getStore() ?? 0
  if (ms > 0) await pause(ms)
}
