import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { applyMigrations } from '@/_store/migrate'
import { type RunningServer, startServer, temporaryFolder } from '../server'

/** The store of a production server, with any number of sessions. */
export interface BenchStore {
  /** The server, on a store with `sessions` additional sessions. */
  serve(sessions: number): Promise<RunningServer>
  /** Ends the server and deletes everything that the bench added. */
  close(): Promise<void>
}

/**
 * With a REDIS_URL, the bench also measures the design that keeps its sessions there. Its sessions
 * expire by themselves.
 */
const redis = process.env.REDIS_URL ? { REDIS_URL: process.env.REDIS_URL } : {}

type Run = (sql: string, values: unknown[]) => Promise<unknown>

const SANDBOX = `bench-${randomUUID()}`
/** The person of the real sign-ins, in a sandbox that the site makes. */
export const PERSON = `${SANDBOX}@visitor.example`
const SESSIONS_PER_PERSON = 10

/**
 * Adds the sessions number `from` to `to`, each with a real person. All people are in one sandbox,
 * which ends after an hour in any case.
 */
async function fill(run: Run, from: number, to: number): Promise<void> {
  await run(
    `INSERT INTO "Sandbox" (id, "expiresAt") VALUES ($1, now() AT TIME ZONE 'utc' + interval '1 hour') ON CONFLICT DO NOTHING`,
    [SANDBOX],
  )
  await run(
    `INSERT INTO "User" (id, "sandboxId", name, email, "passwordHash")
     SELECT $1 || '-' || n, $1, 'Bench ' || n, $1 || '-' || n || '@visitor.example', 'none' FROM generate_series($2::int, $3::int) n ON CONFLICT DO NOTHING`,
    [SANDBOX, Math.floor(from / SESSIONS_PER_PERSON), Math.floor(to / SESSIONS_PER_PERSON)],
  )
  await run(
    `INSERT INTO "Session" (id, "sessionToken", "userId", expires, design, label)
     SELECT gen_random_uuid(), gen_random_uuid(), $1 || '-' || n / ${SESSIONS_PER_PERSON}, now() AT TIME ZONE 'utc' + interval '30 days', 'bench', 'bench'
     FROM generate_series($2::int, $3::int) n`,
    [SANDBOX, from, to],
  )
  // otherwise, the planner would use the statistics of the smaller table
  await run('ANALYZE "Session"', [])
}

/** One server for the whole run, while the table grows. */
export function postgresStore(databaseUrl: string): BenchStore {
  const pool = new pg.Pool({ connectionString: databaseUrl })
  const run: Run = (sql, values) => pool.query(sql, values)
  let server: RunningServer | undefined
  let filled = 0
  return {
    async serve(sessions) {
      server ??= await startServer({
        DATABASE_URL: databaseUrl,
        AUTH_SECRET: `${randomUUID()}${randomUUID()}`,
        DATA_DIR: temporaryFolder(),
        ...redis,
      })
      await fill(run, filled + 1, sessions)
      filled = sessions
      return server
    },
    async close() {
      await server?.stop()
      await run(
        'DELETE FROM "Sandbox" WHERE id = $1 OR id IN (SELECT "sandboxId" FROM "User" WHERE email = $2)',
        [SANDBOX, PERSON],
      )
      await pool.end()
    },
  }
}

/** Only one process can open the folder, so the server stops while the table grows. */
export function embeddedStore(): BenchStore {
  const dataDir = temporaryFolder()
  let server: RunningServer | undefined
  let filled = 0
  return {
    async serve(sessions) {
      await server?.stop()
      const store = await PGlite.create({ dataDir: join(dataDir, 'postgres') })
      await applyMigrations(new PrismaPGlite(store))
      await fill((sql, values) => store.query(sql, values), filled + 1, sessions)
      await store.close()
      filled = sessions
      server = await startServer({ DATA_DIR: dataDir, ...redis })
      return server
    },
    close: async () => server?.stop(),
  }
}
