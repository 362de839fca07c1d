import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import type { SqlQueryable } from '@prisma/driver-adapter-utils'
import { oncePerProcess } from '@/_config/once-per-process'

/** What a lab makes of the stores for one piece of work. */
export interface SimulatedStore {
  /** Awaited before each question to a store: it may take its time, or throw an outage. */
  beforeAsking(): Promise<void>
  /** Whether an outage that the work meets was asked for, so that it is no incident. */
  readonly outage: boolean
  /** Answers in place of the database. */
  readonly database?: DatabaseCopy | undefined
  /** Answers in place of Redis, or asks it; `commands` are sent together. */
  redis?(commands: readonly string[][], ask: () => Promise<unknown>): Promise<unknown>
}

/** A copy of the database, asked by Prisma and beneath it. */
export interface DatabaseCopy {
  adapter: SqlQueryable
  query<Row extends object>(text: string, values: string[]): Promise<Row[]>
}

const current = oncePerProcess('simulated store', () => new AsyncLocalStorage<SimulatedStore>())

/**
 * What the clients of the stores look at, and all that they know of labs: nothing, except for work
 * that a lab has wrapped.
 */
export const simulatedStore = (): SimulatedStore | undefined => current.getStore()

/** For this folder alone. Prisma asks when its answer is awaited, which has to be within. */
export const withSimulatedStore = <T>(store: SimulatedStore, work: () => Promise<T>): Promise<T> =>
  current.run(store, async () => await work())
