import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { oncePerProcess } from '@/_config/once-per-process'

const distance = oncePerProcess('store distance', () => new AsyncLocalStorage<number>())

/**
 * Runs `work` as if the store were `ms` farther away, for this piece of work alone: each round trip to a store takes so
 * much longer, and holds no connection meanwhile.
 */
export const withStoreDistance = <T>(ms: number, work: () => Promise<T>): Promise<T> =>
  distance.run(ms, work)

/** How much farther away the store is for this piece of work, in ms: whoever is nearer may not be made to wait for what it waits for. */
export const distanceToStore = (): number => distance.getStore() ?? 0

/** To be awaited by every client of a store before it asks: the way there and back. */
export async function travelToStore(): Promise<void> {
  const ms = distanceToStore()
  if (ms > 0) await pause(ms)
}
