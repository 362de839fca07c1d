import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import type { SqlQueryable } from '@prisma/driver-adapter-utils'
import { oncePerProcess } from '@/_config/once-per-process'

/** The simulated stores of a lab for one piece of work. */
export interface SimulatedStore {
  /** Awaited before each query to a store. It can delay the query, or throw an outage. */
  beforeAsking(): Promise<void>
  /** Whether an outage in this work was simulated, so that it is no incident. */
  readonly outage: boolean
  /** Answers instead of the database. */
  readonly database?: DatabaseCopy | undefined
  /** Answers instead of Redis, or asks it; `commands` are sent together. */
  redis?(commands: readonly string[][], ask: () => Promise<unknown>): Promise<unknown>
}

/** A copy of the database for Prisma and for prepared statements. */
export interface DatabaseCopy {
  adapter: SqlQueryable
  query<Row extends object>(text: string, values: string[]): Promise<Row[]>
}

const current = oncePerProcess('simulated store', () => new AsyncLocalStorage<SimulatedStore>())

/**
 * The only link from the clients of the stores to the labs: undefined, except in work that a lab
 * has wrapped.
 */
export const simulatedStore = (): SimulatedStore | undefined => current.getStore()

/**
 * For this folder, and for tests. Prisma sends a query when its result is awaited, so await it
 * within `work`.
 */
export const withSimulatedStore = <T>(store: SimulatedStore, work: () => Promise<T>): Promise<T> =>
  current.run(store, async () => await work())
