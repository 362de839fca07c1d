import 'server-only'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { benchConnection, type SqlRunner } from './bench-connection'

/**
 * The size of a table with this many sessions, and the cost to find one of them. Sizes in bytes,
 * times in ms.
 */
export interface BulkSessions {
  /** The requested number, or the number that could be made in time. */
  sessions: number
  rowBytes: number
  indexBytes: number
  /**
   * The store's plan to find one session by its token: what it reads, and the index that it uses.
   */
  plan: { node: string; index: string | null; unique: boolean }
  /** The measured lookups, each of a random session of the table. */
  lookups: { count: number; found: number; ms: readonly number[] }
  /**
   * The time to fill the table, and the longest time of one piece, for which other queries had to
   * wait.
   */
  filledMs: number
  longestMs: number
}

/** The rows of one piece. Another query to the same store waits for one piece at most. */
const PIECE = 1_000
/** The longest time to fill the table, in ms, because it slows down all other work. */
const LONGEST_FILL_MS = 3_000
const LOOKUPS = 50

const CREATE = 'CREATE TEMPORARY TABLE "BulkSession" (LIKE "Session" INCLUDING ALL)'
/** Copies of one record, each with a new id and with a new token of the same length. */
const FILL = `INSERT INTO "BulkSession" ("id", "sessionToken", "userId", "expires", "design", "label", "createdAt", "endsAt", "idleS")
  SELECT gen_random_uuid(), left(encode(sha256(gen_random_uuid()::text::bytea), 'hex'), length("sessionToken")), "userId", "expires", "design", "label", "createdAt", "endsAt", "idleS"
  FROM "Session", generate_series(1, $2::int) WHERE "id" = $1`
const SIZES = `SELECT pg_table_size(c.oid)::float8 AS rows, pg_indexes_size(c.oid)::float8 AS indexes FROM pg_class c WHERE c.oid = 'pg_temp."BulkSession"'::regclass`
const SOME = `SELECT "sessionToken" AS token FROM "BulkSession" ORDER BY random() LIMIT ${LOOKUPS}`
const FIND = 'SELECT "id" FROM "BulkSession" WHERE "sessionToken" = $1'
const IS_UNIQUE = `SELECT i.indisunique AS unique FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = 'pg_temp."BulkSession"'::regclass AND c.relname = $1`

/**
 * Copies a session record many times into a temporary table, and measures lookups there. The table
 * has the columns and the indexes of the real one. Only this connection can see it, and it is
 * dropped at the end.
 * @returns null if there is no such record
 * @throws StoreUnavailable
 */
export const measureBulkSessions = (
  recordId: string,
  sessions: number,
): Promise<BulkSessions | null> =>
  benchConnection(async (run) => {
    const start = performance.now()
    const pieces = timed(run)
    await pieces.run(CREATE)
    let made = 0
    while (made < sessions && performance.now() - start < LONGEST_FILL_MS) {
      const piece = Math.min(PIECE, sessions - made)
      await pieces.run(FILL, [recordId, piece])
      made += piece
      await nextTurn()
    }
    // Without it, the planner knows nothing about the table.
    await pieces.run('ANALYZE "BulkSession"')
    const filledMs = performance.now() - start
    const tokens = await pieces.run<{ token: string }>(SOME)
    const [token] = tokens
    const [size] = await pieces.run<{ rows: number; indexes: number }>(SIZES)
    if (!token || !size) return null
    const ms: number[] = []
    let found = 0
    for (const one of tokens) {
      const asked = performance.now()
      found += (await run(FIND, [one.token])).length
      ms.push(performance.now() - asked)
    }
    const plan = await planOf(run, token.token)
    return {
      sessions: made,
      rowBytes: size.rows,
      indexBytes: size.indexes,
      plan,
      lookups: { count: tokens.length, found, ms },
      filledMs,
      longestMs: pieces.longest(),
    }
  })

interface PlanRow {
  'QUERY PLAN': readonly { Plan: { 'Node Type': string; 'Index Name'?: string } }[]
}

async function planOf(run: SqlRunner, token: string): Promise<BulkSessions['plan']> {
  const [row] = await run<PlanRow>(`EXPLAIN (FORMAT JSON) ${FIND}`, [token])
  const { 'Node Type': node = 'unknown', 'Index Name': index = null } =
    row?.['QUERY PLAN'][0]?.Plan ?? {}
  const [known] = index === null ? [] : await run<{ unique: boolean }>(IS_UNIQUE, [index])
  return { node, index, unique: known?.unique ?? false }
}

/** The same runner, which also records the longest time. */
function timed(run: SqlRunner): { run: SqlRunner; longest(): number } {
  let longest = 0
  return {
    async run(text, values) {
      const start = performance.now()
      try {
        return await run(text, values)
      } finally {
        longest = Math.max(longest, performance.now() - start)
      }
    },
    longest: () => longest,
  }
}
