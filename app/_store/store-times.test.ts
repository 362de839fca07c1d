import { PrismaPGlite } from 'pglite-prisma-adapter'
import { expect, test } from 'vitest'
import { openMigrated } from './embedded'
import { PrismaClient } from './generated/client'
import { StoreClock } from './store-clock'
import { withStoreTimes } from './store-times'

const HOUR = 60 * 60 * 1000

test('A-G60: each time is moved between the two clocks: in queries, raw statements and transactions', async () => {
  const opened = await openMigrated(null)
  const at = { store: Date.parse('2030-01-01T00:00:00.250Z'), steady: 0 }
  const clock = new StoreClock(async () => at.store, undefined, {
    wall: () => at.store + HOUR,
    steady: () => at.steady,
  })
  const adapter = withStoreTimes(await new PrismaPGlite(opened).connect(), clock)
  const store = new PrismaClient({
    adapter: { provider: 'postgres', adapterName: 'moved', connect: async () => adapter },
  })
  const kept = async () =>
    (
      await opened.query<{ ms: number }>(
        'SELECT (extract(epoch FROM "expiresAt") * 1000)::float8 AS ms FROM "Sandbox"',
      )
    ).rows.map(({ ms }) => ms)
  const end = new Date(at.store + 2 * HOUR)

  const { id, expiresAt } = await store.sandbox.create({ data: { expiresAt: end } })
  expect([expiresAt, await kept()]).toEqual([end, [at.store + HOUR]])
  expect(await store.sandbox.count({ where: { expiresAt: { in: [end] } } })).toBe(1)
  expect(await store.sandbox.count({ where: { expiresAt: { gt: end } } })).toBe(0)

  const later = new Date(end.getTime() + HOUR)
  await store.$executeRaw`UPDATE "Sandbox" SET "expiresAt" = ${later} WHERE "expiresAt" = ${end}`
  expect(await kept()).toEqual([at.store + 2 * HOUR])
  expect(await store.$queryRaw`SELECT "expiresAt" FROM "Sandbox"`).toEqual([{ expiresAt: later }])

  await store.$transaction(async (within) => {
    await within.sandbox.update({ where: { id }, data: { expiresAt: end } })
    expect((await within.sandbox.findMany()).map((one) => one.expiresAt)).toEqual([end])
  })
  expect(await kept()).toEqual([at.store + HOUR])
  await store.$disconnect()
  await opened.close()
})
