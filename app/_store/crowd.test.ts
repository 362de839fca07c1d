import { expect, test } from 'vitest'
import { measureCrowd } from './crowd'
import { database, embedded } from './database'

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

test('a crowd is measured, found by the unique index, and deleted completely', async () => {
  const id = await makeRecord()
  const [few, many] = [await measureCrowd(id, 100), await measureCrowd(id, 10_000)]
  if (!few || !many) throw new Error('The record is there.')
  expect(many.rowBytes).toBeGreaterThan(20 * few.rowBytes)
  expect(many.plan).toEqual({
    node: expect.stringMatching(/^Index/),
    index: expect.stringContaining('sessionToken'),
    unique: true,
  })
  for (const crowd of [few, many]) expect(crowd.lookups).toMatchObject({ count: 50, found: 50 })
  expect(await database().session.count()).toBe(1)
  const { rows } = await (await embedded()).query<{ left: string | null }>(
    `SELECT to_regclass('pg_temp."Crowd"')::text AS left`,
  )
  expect(rows).toEqual([{ left: null }])
})

test('without a session record there is no crowd', async () => {
  expect(await measureCrowd('no such record', 100)).toBeNull()
})

test('concurrent requests for a crowd run one after another', async () => {
  const [record] = await database().session.findMany()
  const crowds = await Promise.all(
    [100, 200, 300].map((size) => measureCrowd(record?.id ?? '', size)),
  )
  expect(crowds.map((crowd) => crowd?.lookups.found)).toEqual([50, 50, 50])
})
