import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { MIGRATION_TIMEOUT_MS } from '@/_config/lifetimes'
import { poolOptions } from './database'
import { applyMigrations, missingMigrations } from './migrate'

/**
 * Applies missing migrations to the PostgreSQL at `url`. Several processes can do this at the same
 * time.
 * @returns the names of the applied migrations
 */
export async function migratePostgres(url: string): Promise<string[]> {
  const { missing } = await migrationState(url)
  return missing.length === 0
    ? []
    : underLock(url, () => applyMigrations(lockless(new PrismaPg(patient(url)))))
}

/** The migrations that a PostgreSQL lacks, and whether it is empty, so that no site uses it yet. */
export const migrationState = (url: string): Promise<{ missing: string[]; empty: boolean }> =>
  connected(url, async (client) => {
    const { rows } = await client.query<{ empty: boolean }>(
      'SELECT NOT EXISTS (SELECT FROM information_schema.tables WHERE table_schema = current_schema()) AS empty',
    )
    return {
      missing: await missingMigrations(new PrismaPg(patient(url))),
      empty: rows[0]?.empty ?? false,
    }
  })

/**
 * Runs the work under a lock, and waits as long as other processes migrate. The lock belongs to a
 * transaction. A pooler passes a connection to another client after each transaction, so that
 * client would inherit a session's lock.
 */
const underLock = <T>(url: string, work: () => Promise<T>): Promise<T> =>
  connected(url, async (client) => {
    await client.query('BEGIN')
    await client.query("SELECT pg_advisory_xact_lock(hashtext('session-vs-jwt migrations'))")
    const result = await work()
    await client.query('COMMIT')
    return result
  })

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(patient(url))
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const patient = (url: string) => ({ ...poolOptions(url), query_timeout: MIGRATION_TIMEOUT_MS })

/**
 * The statement by which Prisma's schema engine takes a lock for its session. The lock of
 * `underLock` is already held.
 */
const ENGINE_LOCK = /^\s*SELECT pg_advisory_lock\(\d+\)/i
const NO_ROWS = { columnNames: [], columnTypes: [], rows: [] }

const lockless = (store: PrismaPg): SqlMigrationAwareDriverAdapterFactory => ({
  provider: store.provider,
  adapterName: store.adapterName,
  connect: async () => withoutLock(await store.connect()),
  connectToShadowDb: async () => withoutLock(await store.connectToShadowDb()),
})

/** An adapter that answers this statement without sending it, and passes all others on. */
export const withoutLock = (adapter: SqlDriverAdapter): SqlDriverAdapter => ({
  provider: adapter.provider,
  adapterName: adapter.adapterName,
  queryRaw: async (query) => (ENGINE_LOCK.test(query.sql) ? NO_ROWS : adapter.queryRaw(query)),
  executeRaw: async (query) => (ENGINE_LOCK.test(query.sql) ? 0 : adapter.executeRaw(query)),
  executeScript: async (script) =>
    ENGINE_LOCK.test(script) ? undefined : adapter.executeScript(script),
  startTransaction: (isolation) => adapter.startTransaction(isolation),
  dispose: () => adapter.dispose(),
  ...(adapter.getConnectionInfo && { getConnectionInfo: adapter.getConnectionInfo.bind(adapter) }),
})
