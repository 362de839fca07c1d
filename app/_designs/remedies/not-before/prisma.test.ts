import { PGlite } from '@electric-sql/pglite'
import { beforeAll, expect, test } from 'vitest'
import type { PrismaWithInstants } from './prisma'
import { prismaNotBefore } from './prisma'

const database = new PGlite()
const all = async (query: readonly string[], values: unknown[] = []) =>
  database.query<{ at: Date }>(
    query.reduce((sql, part, index) => `${sql}$${index}${part}`),
    values,
  )
const prisma: PrismaWithInstants = {
  notBefore: {
    findUnique: async ({ where }) =>
      (
        await all(
          ['SELECT "at" AT TIME ZONE \'utc\' AS at FROM "NotBefore" WHERE "userId" = ', ''],
          [where.userId],
        )
      ).rows[0] ?? null,
    deleteMany: async ({ where }) => ({
      count:
        (await all(['DELETE FROM "NotBefore" WHERE "at" < ', ''], [where.at.lt.toISOString()]))
          .affectedRows ?? 0,
    }),
  },
  $queryRaw: async (query) => (await all(query)).rows,
  $executeRaw: async (query, ...values) => (await all(query, values)).affectedRows ?? 0,
}
const instants = prismaNotBefore(prisma)
const at = async (userId: string) => {
  const found = await instants.find(userId)
  return found === null || found === 'unknown' ? null : found.at
}

beforeAll(async () => {
  await database.exec(
    'CREATE TABLE "NotBefore" ("userId" text PRIMARY KEY, "at" timestamp(3) NOT NULL)',
  )
})

test('each instant is later than all earlier sign-ins and instants, on the same clock', async () => {
  expect(await at('ada')).toBeNull()
  const before = await instants.now()
  await instants.revoke('ada')
  const first = (await at('ada')) ?? 0
  expect(first).toBeGreaterThan(before)
  expect(first).toBeLessThan(before + 10_000)
  await instants.revoke('ada')
  expect(await at('ada')).toBeGreaterThan(first)
  expect(await at('grace')).toBeNull()
})

test('old instants are purged', async () => {
  await instants.revoke('ada')
  expect(await instants.purge(new Date(Date.now() - 60_000))).toBe(0)
  expect(await instants.purge(new Date(Date.now() + 60_000))).toBe(1)
})
