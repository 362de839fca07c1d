import { readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { expect, test } from 'vitest'
import { digest, hashed } from './hashed'

test('works with database sessions only: with JWTs it would silently protect nothing', () => {
  expect(() => hashed({ providers: [], adapter: {}, session: { strategy: 'jwt' } })).toThrow(
    TypeError,
  )
  expect(() => hashed({ providers: [] })).toThrow('give the config an adapter')
  expect(() =>
    hashed({ providers: [], adapter: {}, session: { strategy: 'database' } }),
  ).not.toThrow()
})

test('change-over.sql hashes each stored token exactly once, as hashed() expects it', async () => {
  const database = new PGlite()
  const stock = crypto.randomUUID()
  await database.exec('CREATE TABLE "Session" ("sessionToken" text)')
  for (const token of [stock, digest('hashed already')])
    await database.query('INSERT INTO "Session" VALUES ($1)', [token])
  const sql = readFileSync('app/_designs/remedies/hashed/change-over.sql', 'utf8')
  for (let times = 0; times < 2; times++) await database.exec(sql)
  const { rows } = await database.query<{ sessionToken: string }>(
    'SELECT "sessionToken" FROM "Session"',
  )
  expect(rows.map(({ sessionToken }) => sessionToken).sort()).toEqual(
    [digest(stock), digest('hashed already')].sort(),
  )
})
