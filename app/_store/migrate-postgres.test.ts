import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import { expect, test, vi } from 'vitest'
import { withoutLock } from './migrate-postgres'

const rows = { columnNames: ['one'], columnTypes: [], rows: [[1]] }
const fake = () => {
  const adapter = {
    ...{ provider: 'postgres', adapterName: 'fake' },
    queryRaw: vi.fn(async () => rows),
    executeRaw: vi.fn(async () => 7),
    executeScript: vi.fn(async () => {}),
    startTransaction: () => Promise.reject(new Error('not asked for')),
    dispose: async () => {},
  } satisfies SqlDriverAdapter
  return { adapter, lockless: withoutLock(adapter) }
}
const query = (sql: string) => ({ sql, args: [], argTypes: [] })

test.each(['SELECT pg_advisory_lock(72707369)', '  select pg_advisory_lock(1);'])(
  '“%s” is never sent, because its lock would outlive the process',
  async (sql) => {
    const { adapter, lockless } = fake()
    expect(await lockless.queryRaw(query(sql))).toMatchObject({ rows: [] })
    expect(await lockless.executeRaw(query(sql))).toBe(0)
    await lockless.executeScript(sql)
    for (const asked of [adapter.queryRaw, adapter.executeRaw, adapter.executeScript])
      expect(asked).not.toHaveBeenCalled()
  },
)

test.each([
  'SELECT 1',
  "SELECT pg_advisory_xact_lock(hashtext('x'))",
  'CREATE TABLE pg_advisory_lock (id int)',
])('“%s” is sent', async (sql) => {
  const { adapter, lockless } = fake()
  expect(await lockless.queryRaw(query(sql))).toBe(rows)
  expect(await lockless.executeRaw(query(sql))).toBe(7)
  await lockless.executeScript(sql)
  for (const asked of [adapter.queryRaw, adapter.executeRaw, adapter.executeScript])
    expect(asked).toHaveBeenCalledOnce()
})
