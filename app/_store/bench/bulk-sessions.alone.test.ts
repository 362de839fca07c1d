import { expect, test } from 'vitest'
import { database, embedded } from '../database'
import { measureBulkSessions } from './bulk-sessions'

async function makeRecord(): Promise<string> {
  const expires = new Date(Date.now() + 60_000)
  const sandbox = { create: { expiresAt: expires } }
  const user = await database().user.create({
    data: { name: 'Ada', email: 'ada@visitor.example', passwordHash: 'none', sandbox },
  })
  const data = {
    userId: user.id,
    sessionToken: 'a'.repeat(36),
    expires,
    design: 'database',
    label: 'Laptop',
  }
  return (await database().session.create({ data })).id
}

test('a table of sessions is measured, found by the unique index, and deleted completely', async () => {
  const id = await makeRecord()
  const [few, many] = [await measureBulkSessions(id, 100), await measureBulkSessions(id, 10_000)]
  if (!few || !many) throw new Error('The record is there.')
  expect(few.sessions).toBe(100)
  expect(many.sessions, 'as many as there was time for').toBeGreaterThanOrEqual(1_000)
  const times = many.sessions / few.sessions
  expect(many.rowBytes / few.rowBytes, `${times} times the rows`).toBeGreaterThan(times / 5)
  expect(many.plan).toEqual({
    node: expect.stringMatching(/^Index/),
    index: expect.stringContaining('sessionToken'),
    unique: true,
  })
  for (const bulk of [few, many]) expect(bulk.lookups).toMatchObject({ count: 50, found: 50 })
  expect(await database().session.count()).toBe(1)
  const { rows } = await (await embedded()).query<{ left: string | null }>(
    `SELECT to_regclass('pg_temp."BulkSession"')::text AS left`,
  )
  expect(rows).toEqual([{ left: null }])
})

test('without a session record there is no table', async () => {
  expect(await measureBulkSessions('no such record', 100)).toBeNull()
})

test('concurrent requests for a table run one after another', async () => {
  const [record] = await database().session.findMany()
  const tables = await Promise.all(
    [100, 200, 300].map((size) => measureBulkSessions(record?.id ?? '', size)),
  )
  expect(tables.map((bulk) => bulk?.lookups.found)).toEqual([50, 50, 50])
})
