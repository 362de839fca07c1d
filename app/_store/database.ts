import 'server-only'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { PGlite } from '@electric-sql/pglite'
import { PrismaPg } from '@prisma/adapter-pg'
import type { ITXClientDenyList } from '@prisma/client/runtime/client'
import pg from 'pg'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { getEnv } from '@/_config/env'
import { STORE_CONNECT_TIMEOUT_MS, STORE_QUERY_TIMEOUT_MS } from '@/_config/lifetimes'
import { oncePerProcess } from '@/_config/once-per-process'
import { openMigrated } from './embedded'
import { Prisma, PrismaClient } from './generated/client'
import { keepsStatements } from './pooler'
import { keepNames, statementName } from './statement-name'
import { StoreClock } from './store-clock'
import { withStoreTimes } from './store-times'
import { tracedAdapter } from './traced-adapter'

export type StoreKind = 'embedded' | 'embedded-in-memory' | 'postgresql'

export function storeKind(): StoreKind {
  const { databaseUrl, dataDir } = getEnv()
  if (databaseUrl !== null) return 'postgresql'
  return dataDir === null ? 'embedded-in-memory' : 'embedded'
}

/** The one client of this process. Every query is traced; an outage is a `StoreUnavailable`. */
export const database = () =>
  oncePerProcess('database', () =>
    new PrismaClient({
      adapter: tracedAdapter(storeKind(), connect),
      errorFormat: 'minimal',
      transactionOptions: PATIENT,
    }).$extends(eachForItself),
  )

/**
 * Gives each lookup a turn of the event loop of its own. Prisma would combine lookups by a unique
 * key within one turn into one query of the first caller. Then the lookups of one request would be
 * counted, delayed or refused as those of another. (Prisma also combines queries within a
 * transaction, so a transaction must only await its own store.)
 */
const eachForItself = Prisma.defineExtension({
  query: {
    $allModels: {
      findUnique: ({ args, query }) => nextTurn().then(() => query(args)),
      findUniqueOrThrow: ({ args, query }) => nextTurn().then(() => query(args)),
    },
  },
})

/**
 * Time limits of Prisma's transactions, in ms. They are longer than those of the store, because
 * only the store's own time-outs are reported as an outage.
 */
const PATIENT = {
  maxWait: STORE_CONNECT_TIMEOUT_MS + STORE_QUERY_TIMEOUT_MS,
  timeout: 2 * STORE_QUERY_TIMEOUT_MS,
}

export type StoreTransaction = Omit<ReturnType<typeof database>, ITXClientDenyList>
export type { Session, TokenSession } from './generated/client'

async function connect() {
  return withStoreTimes(await (await primary()).connect(), storeClock())
}

async function primary() {
  if (storeKind() !== 'postgresql') return new PrismaPGlite(await embedded())
  keepNames(await keepsStatements(pool()))
  return new PrismaPg(pool(), { statementNameGenerator: ({ sql }) => statementName(sql) })
}

/** The clock of the store. The embedded store is in this process, and has its clock. */
export const storeClock = (): StoreClock =>
  oncePerProcess('clock of the store', () =>
    storeKind() === 'postgresql' ? new StoreClock(askForTime, reportClock) : new StoreClock(null),
  )

async function askForTime(): Promise<number> {
  const { rows } = await pool().query<{ now: number }>(
    'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now',
  )
  if (!rows[0]) throw new TypeError('A statement without FROM gives one row.')
  return rows[0].now
}

const reportClock = (aheadMs: number) =>
  console.warn(
    aheadMs === 0
      ? "[store] this server's clock agrees with the store's again."
      : `[store] this server's clock is ${Math.abs(aheadMs) / 1000} s ${aheadMs < 0 ? 'behind' : 'ahead of'} the store's: set it, because JWTs go by it.`,
  )

/** The connections of this process to PostgreSQL, shared by Prisma and by prepared statements. */
export const pool = (): pg.Pool =>
  oncePerProcess('postgresql pool', () => {
    const connections = new pg.Pool(poolOptions(getEnv().databaseUrl ?? ''))
    // a lost idle connection is replaced; without a listener, its error would end the process
    connections.on('error', () => {})
    return connections
  })

/** The PostgreSQL inside this process, with all migrations. */
export const embedded = (): Promise<PGlite> =>
  oncePerProcess('embedded postgresql', () => openMigrated(getEnv().dataDir))

export const poolOptions = (connectionString: string): pg.PoolConfig => ({
  connectionString,
  connectionTimeoutMillis: STORE_CONNECT_TIMEOUT_MS,
  query_timeout: STORE_QUERY_TIMEOUT_MS,
})
