import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { StoreUnavailable } from '../outage'
import { type SimulatedStore, withSimulatedStore } from './seam'

/** The simulated differences of the stores. */
export interface StoreConditions extends Pick<SimulatedStore, 'database' | 'redis'> {
  /** The added time of each round trip to a store, in ms. No connection is held during it. */
  delayMs?: number
  /** Whether each query to a store fails with `StoreUnavailable` before it is sent. */
  outage?: boolean
}

/** Runs work, such as a request, under these conditions. Other requests are not affected. */
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
