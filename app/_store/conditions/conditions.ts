import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { StoreUnavailable } from '../outage'
import { type SimulatedStore, withSimulatedStore } from './seam'

/** What is to be different about the stores. */
export interface StoreConditions extends Pick<SimulatedStore, 'database' | 'redis'> {
  /** How much longer each round trip to a store takes, in ms. No connection is held meanwhile. */
  delayMs?: number
  /** Whatever is asked of a store fails with `StoreUnavailable`, and never gets there. */
  outage?: boolean
}

/** Does a piece of work, a request say, as if the stores were like that. Nobody else notices. */
export const underStoreConditions = <T>(
  { delayMs = 0, outage = false, ...answers }: StoreConditions,
  work: () => Promise<T>,
): Promise<T> =>
  withSimulatedStore(
    {
      ...answers,
      outage,
      async beforeAsking() {
        if (outage) throw new StoreUnavailable(new Error('simulated for a lab'))
        if (delayMs > 0) await pause(delayMs)
      },
    },
    work,
  )
