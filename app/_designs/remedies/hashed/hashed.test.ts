import { readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import type { NextAuthConfig } from 'next-auth'
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

test('a token has 256 bits, and each of them differs between tokens', () => {
  const stock: NextAuthConfig = { providers: [], adapter: {} }
  const { session } = hashed(stock)
  const tokens = Array.from({ length: 32 }, () =>
    Buffer.from(session?.generateSessionToken?.() ?? '', 'base64url'),
  )
  const varying = Array.from({ length: 256 }, (_, bit) => bit).filter(
    (bit) => new Set(tokens.map((token) => ((token[bit >> 3] ?? 0) >> (bit & 7)) & 1)).size === 2,
  )
  expect(varying).toHaveLength(256)
})
