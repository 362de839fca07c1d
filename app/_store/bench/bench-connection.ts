import 'server-only'
import { oncePerProcess } from '@/_config/once-per-process'
import { embedded, pool, storeKind } from '../database'
import { orUnavailable } from '../outage'

/** Runs one statement. @returns its rows */
export type SqlRunner = <Row extends object>(
  text: string,
  values?: readonly (string | number)[],
) => Promise<Row[]>

const queue = () =>
  oncePerProcess('bulk sessions, one after the other', () => ({
    last: Promise.resolve<unknown>(null),
  }))

/**
 * Runs `work` on a connection that keeps temporary tables, one at a time in this process, and drops
 * them at the end.
 * @throws StoreUnavailable
 */
export function benchConnection<T>(work: (run: SqlRunner) => Promise<T>): Promise<T> {
  const turn = queue().last.then(() =>
    orUnavailable(() => (storeKind() === 'postgresql' ? onPostgres(work) : onEmbedded(work))),
  )
  queue().last = turn.catch(() => {})
  return turn
}

/**
 * Uses a transaction that is rolled back. Without one, a pooler could give the connection to
 * another client between two statements.
 */
async function onPostgres<T>(work: (run: SqlRunner) => Promise<T>): Promise<T> {
  const client = await pool().connect()
  let broken = true
  try {
    await client.query('BEGIN')
    const result = await work(
      async (text, values = []) => (await client.query(text, [...values])).rows,
    )
    await client.query('ROLLBACK')
    broken = false
    return result
  } finally {
    client.release(broken) // closes a broken one, which ends its transaction
  }
}

/**
 * Uses no transaction, because all other work would wait for its end. There is one connection,
 * which belongs to this process.
 */
async function onEmbedded<T>(work: (run: SqlRunner) => Promise<T>): Promise<T> {
  const store = await embedded()
  const drop = () => store.exec('DROP TABLE IF EXISTS pg_temp."BulkSession"')
  await drop()
  try {
    return await work(
      async <Row extends object>(text: string, values: readonly (string | number)[] = []) =>
        (await store.query<Row>(text, [...values])).rows,
    )
  } finally {
    await drop()
  }
}
