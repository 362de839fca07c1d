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
import { statementName } from './statement-name'
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
 * Prisma gathers what is looked up by a unique key within one turn of the event loop, and sends it together, as the first
 * who asked. One request's lookups would be counted, delayed or refused as another's: so each gets a turn of its own.
 * (Queries of a transaction it gathers as well: one must await nothing but its store.)
 */
const eachForItself = Prisma.defineExtension({
  query: {
    $allModels: {
      findUnique: ({ args, query }) => nextTurn().then(() => query(args)),
      findUniqueOrThrow: ({ args, query }) => nextTurn().then(() => query(args)),
    },
  },
})

/** Prisma must not give a transaction up before the store's own time-outs do: those are told as an outage, its own is not. */
const PATIENT = {
  maxWait: STORE_CONNECT_TIMEOUT_MS + STORE_QUERY_TIMEOUT_MS,
  timeout: 2 * STORE_QUERY_TIMEOUT_MS,
}

export type StoreTransaction = Omit<ReturnType<typeof database>, ITXClientDenyList>
export type { Session, TokenSession } from './generated/client'

async function connect() {
  const primary =
    storeKind() === 'postgresql'
      ? new PrismaPg(pool(), { statementNameGenerator: ({ sql }) => statementName(sql) })
      : new PrismaPGlite(await embedded())
  return primary.connect()
}

/** The connections of this process to a PostgreSQL, shared by Prisma and by what goes beneath it. */
export const pool = (): pg.Pool =>
  oncePerProcess('postgresql pool', () => {
    const connections = new pg.Pool(poolOptions(getEnv().databaseUrl ?? ''))
    connections.on('error', () => {}) // an idle connection that was lost is replaced; unheard, it would end the process
    return connections
  })

/** The PostgreSQL inside this process, up to date. */
export const embedded = (): Promise<PGlite> =>
  oncePerProcess('embedded postgresql', () => openMigrated(getEnv().dataDir))

export const poolOptions = (connectionString: string): pg.PoolConfig => ({
  connectionString,
  connectionTimeoutMillis: STORE_CONNECT_TIMEOUT_MS,
  query_timeout: STORE_QUERY_TIMEOUT_MS,
})
