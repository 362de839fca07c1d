import { beforeEach, describe, expect, test, vi } from 'vitest'
import { embedded } from './database'
import { storeHealth } from './health'

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

/** Statements that break a store, although it still answers, and statements that repair it. */
const FAULTS = [
  ['is read-only', 'SET default_transaction_read_only = on', 'RESET default_transaction_read_only'],
  [
    'lacks a table',
    'ALTER TABLE "NotBefore" RENAME TO "Gone"',
    'ALTER TABLE "Gone" RENAME TO "NotBefore"',
  ],
  [
    'lacks a column',
    'ALTER TABLE "Session" RENAME COLUMN "idleS" TO "gone"',
    'ALTER TABLE "Session" RENAME COLUMN "gone" TO "idleS"',
  ],
  [
    'lost the right to change a table',
    'CREATE ROLE reader; GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader; SET ROLE reader',
    'RESET ROLE',
  ],
  [
    'lost the right to read a table',
    'CREATE ROLE writer; GRANT ALL ON ALL TABLES IN SCHEMA public TO writer; REVOKE SELECT ON "User" FROM writer; SET ROLE writer',
    'RESET ROLE',
  ],
] as const

describe('A-G42 a store that answers is not healthy if it', () => {
  test.each(FAULTS)('%s', async (_, breaks, mends) => {
    const store = await embedded()
    expect(await storeHealth()).toEqual({ kind: 'embedded-in-memory', ok: true })
    await store.exec(breaks)
    expect(await storeHealth()).toEqual({ kind: 'embedded-in-memory', ok: false })
    expect((await store.query('SELECT 1 AS one')).rows, 'it answers').toEqual([{ one: 1 }])
    await store.exec(mends)
    expect(await storeHealth()).toMatchObject({ ok: true })
  })
})
