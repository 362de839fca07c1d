import 'server-only'
import type { PGlite } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { oncePerProcess } from '@/_config/once-per-process'
import { boundedQueue } from '@/_config/queue'
import { database, storeClock } from '../database'
import { openMigrated } from '../embedded'
import { StoreUnavailable } from '../outage'
import { redisStore } from '../redis'
import { withStoreTimes } from '../store-times'
import { type StoreConditions, underStoreConditions } from './conditions'

/** The records of the people of one run of labs at one moment. */
export interface RecordsSnapshot {
  /** The rows as JSON, by table. */
  rows: Readonly<Record<Table, readonly unknown[] | null>>
  /** The values in Redis, by key. */
  redis: ReadonlyMap<string, string>
}

/** The tables that a session needs, each after the tables that it refers to. */
const TABLES = [
  ...(['Sandbox', 'User', 'Session', 'TokenSession', 'RefreshToken'] as const),
  ...(['DeniedSession', 'NotBefore'] as const),
]
type Table = (typeof TABLES)[number]

/** The limits of a copy in memory: the newest people of a run with their newest sessions. */
const MOST_PEOPLE = 20
const MOST_ROWS = 200

const of = (table: Table, where: string, order: string) =>
  `'${table}', (SELECT json_agg(x) FROM
    (SELECT * FROM "${table}" WHERE ${where} ORDER BY ${order} DESC LIMIT ${MOST_ROWS}) x)`
const THEIRS = '"userId" IN (SELECT "id" FROM people)'

/** One statement, so that all rows are from one moment. */
const SNAPSHOT = `WITH sandboxes AS (
    SELECT "id" FROM "Sandbox" WHERE "labRun" = $1 ORDER BY "createdAt" DESC LIMIT ${MOST_PEOPLE}
  ), people AS (SELECT "id" FROM "User" WHERE "sandboxId" IN (SELECT "id" FROM sandboxes)),
  named AS (SELECT "sid" FROM "TokenSession" WHERE ${THEIRS}
    ORDER BY "createdAt" DESC LIMIT ${MOST_ROWS})
  SELECT json_build_object(
    ${of('Sandbox', '"id" IN (SELECT "id" FROM sandboxes)', '"createdAt"')},
    ${of('User', '"id" IN (SELECT "id" FROM people)', '"createdAt"')},
    ${of('Session', THEIRS, '"createdAt"')},
    ${of('TokenSession', '"sid" IN (SELECT "sid" FROM named)', '"createdAt"')},
    ${of('RefreshToken', '"sid" IN (SELECT "sid" FROM named)', '"createdAt"')},
    ${of('DeniedSession', '"sid" IN (SELECT "sid" FROM named)', '"expires"')},
    ${of('NotBefore', THEIRS, '"at"')}) AS rows`

/**
 * Takes a snapshot.
 * @param keys the keys in Redis that the run has written
 * @throws StoreUnavailable
 */
export async function takeSnapshot(run: string, keys: readonly string[]): Promise<RecordsSnapshot> {
  const [found] = await database().$queryRawUnsafe<{ rows: RecordsSnapshot['rows'] }[]>(
    SNAPSHOT,
    run,
  )
  if (!found) throw new TypeError('A statement without FROM gives one row.')
  const values = keys.length === 0 ? [] : await redisStore().sendCommand(['MGET', ...keys])
  const texts: unknown[] = Array.isArray(values) ? values : []
  const redis = keys.flatMap((key, at): [string, string][] => {
    const text = texts[at]
    return typeof text === 'string' ? [[key, text]] : []
  })
  return { rows: found.rows, redis: new Map(redis) }
}

/** One copy is one database. Each piece of work replaces its rows. */
const LIMITS = { atOnce: 1, mostWaiting: 32, retryAfter: 3 }

/** A separate database in memory, even if the site uses another kind. */
const copy = () =>
  oncePerProcess('copy of the records of a lab', () => ({
    opened: openMigrated(null),
    queue: boundedQueue(LIMITS),
  }))

/** Opens the copy in advance, so that its first reader does not wait. */
export const prepareCopy = async (): Promise<void> => void (await copy().opened)

/**
 * Runs work that finds exactly these records in the stores. Its writes are lost. Only one piece of
 * work at a time uses the copy.
 * @throws TooBusy
 */
export function withRecords<T>(
  snapshot: RecordsSnapshot,
  conditions: StoreConditions,
  work: () => Promise<T>,
): Promise<T> {
  return copy().queue(async () => {
    const opened = await copy().opened
    await load(opened, snapshot)
    const adapter = withStoreTimes(await new PrismaPGlite(opened).connect(), storeClock())
    const query = async <Row extends object>(text: string, values: string[]) =>
      (await opened.query<Row>(text, values)).rows
    return underStoreConditions(
      {
        ...conditions,
        database: { adapter, query },
        redis: (commands) => answer(snapshot, commands),
      },
      work,
    )
  })
}

const load = (opened: PGlite, { rows }: RecordsSnapshot) =>
  opened.transaction(async (transaction) => {
    await transaction.exec('TRUNCATE "Sandbox", "DeniedSession" CASCADE')
    for (const table of TABLES)
      if (rows[table])
        await transaction.query(
          `INSERT INTO "${table}"
          SELECT * FROM json_populate_recordset(NULL::"${table}", $1::json)`,
          [JSON.stringify(rows[table])],
        )
  })

/**
 * Answers for Redis. A check of a session reads a single value and how long it lasts, and uses no
 * other command. A copy has no end of its own (-1).
 */
async function answer({ redis }: RecordsSnapshot, commands: readonly string[][]) {
  const [[command, key = ''] = [], [second] = [], ...more] = commands
  if (command !== 'GET' || second !== 'PTTL' || more.length > 0)
    throw new StoreUnavailable(new Error('The copy of Redis answers GET and PTTL alone.'))
  const text = redis.get(key)
  return [text ?? null, text === undefined ? -2 : -1]
}
