import 'server-only'
import { z } from 'zod'
import { database } from '../database'
import { OWN_KEYS, type Redis } from '../redis'

/** The number of records, by the table in which they are. */
export type RecordCounts = Readonly<Record<string, number>>

/** A column that refers to the key of another table. */
interface Reference {
  child: string
  column: string
  parent: string
  key: string
}

/** The foreign keys of the database, which it knows itself. Each of ours has one column. */
const REFERENCES = `SELECT child.relname::text AS "child", a.attname::text AS "column",
    parent.relname::text AS "parent", k.attname::text AS "key"
  FROM pg_constraint c
  JOIN pg_class child ON child.oid = c.conrelid
  JOIN pg_class parent ON parent.oid = c.confrelid
  JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
  JOIN pg_attribute k ON k.attrelid = c.confrelid AND k.attnum = c.confkey[1]
  WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace
  ORDER BY 1, 2`

/**
 * Counts the rows of every table that refers to a person, also through another table. The row of
 * the person is not counted, and neither are the counters of attempts, which refer to addresses.
 * @throws StoreUnavailable
 */
export async function countRows(userId: string): Promise<RecordCounts> {
  const references = await database().$queryRawUnsafe<Reference[]>(REFERENCES)
  const theirs = new Map([['User', '"id" = $1']])
  // A map goes on with what is added meanwhile: so tables that refer to these are found, too.
  for (const [table, condition] of theirs)
    for (const { child, column, key } of references.filter(({ parent }) => parent === table))
      if (!theirs.has(child))
        theirs.set(child, `"${column}" IN (SELECT "${key}" FROM "${table}" WHERE ${condition})`)
  theirs.delete('User')
  const counts = [...theirs].map(
    ([table, condition]) =>
      `SELECT '${table}' AS "table", count(*)::int AS "count" FROM "${table}" WHERE ${condition}`,
  )
  const rows = await database().$queryRawUnsafe<{ table: string; count: number }[]>(
    counts.join(' UNION ALL '),
    userId,
  )
  return Object.fromEntries(rows.map(({ table, count }) => [table, count]))
}

/** The number of keys that Redis looks at in one step. */
const STEP = '1000'

/** The replies to SCAN and MGET. MGET has no text for a value of another kind. */
const scanned = z.tuple([z.string(), z.array(z.string())])
const read = z.array(z.string().nullable())

/**
 * Counts the values of this site in Redis that name a person. All of its keys are looked at,
 * whatever a design says of them. An index of the sessions of a person is a hash, and no record.
 * @throws StoreUnavailable
 */
export async function countValues(redis: Redis, userId: string): Promise<number> {
  const theirs = new Set<string>()
  let cursor = '0'
  do {
    const [next, keys] = scanned.parse(
      await redis.sendCommand(['SCAN', cursor, 'MATCH', `${OWN_KEYS}*`, 'COUNT', STEP]),
    )
    const values = keys.length > 0 ? read.parse(await redis.sendCommand(['MGET', ...keys])) : []
    for (const [at, key] of keys.entries()) if (values[at]?.includes(userId)) theirs.add(key)
    cursor = next
  } while (cursor !== '0')
  return theirs.size
}
