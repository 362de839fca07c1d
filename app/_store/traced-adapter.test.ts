import {
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils'
import { describe, expect, test } from 'vitest'
import { hasFailedLookup, withTrace } from '@/_trace/trace'
import { underStoreConditions } from './conditions/conditions'
import { PrismaClient } from './generated/client'
import { isStoreUnavailable } from './outage'
import { tracedAdapter } from './traced-adapter'

const ROW: SqlResultSet = { columnNames: ['id'], columnTypes: [7], rows: [['42']] }

/** A driver that answers every query with `respond`. */
function fakeDriver(respond: (sql: string) => Promise<SqlResultSet>): SqlDriverAdapter {
  const queryable = {
    provider: 'postgres' as const,
    adapterName: 'fake',
    queryRaw: ({ sql }: SqlQuery) => respond(sql),
    executeRaw: async ({ sql }: SqlQuery) => (await respond(sql)).rows.length,
  }
  return {
    ...queryable,
    executeScript: async (script) => void (await respond(script)),
    startTransaction: async () => {
      await respond('BEGIN')
      return {
        ...queryable,
        options: { usePhantomQuery: true },
        commit: async () => {},
        rollback: async () => {},
      }
    },
    dispose: async () => {},
  }
}

const connect = (respond: (sql: string) => Promise<SqlResultSet>) =>
  tracedAdapter('fake', async () => fakeDriver(respond)).connect()
const ask = (sql: string): SqlQuery => ({ sql, args: [], argTypes: [] })
const unreachable = async () => {
  throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
}
const duplicate = async () => {
  throw new DriverAdapterError({
    kind: 'UniqueConstraintViolation',
    constraint: { fields: ['email'] },
  })
}

describe('every query is a step', () => {
  test.each([
    ['SELECT "public"."Session"."id" FROM "public"."Session" WHERE 1=1', 'select Session'],
    ['INSERT INTO "public"."User" ("id") VALUES ($1)', 'insert User'],
    ['UPDATE "public"."User" SET "role" = $1', 'update User'],
    ['DELETE FROM "VerificationToken"', 'delete VerificationToken'],
    ['SELECT 1', 'select'],
  ])('%s', async (sql, name) => {
    const adapter = await connect(async () => ROW)
    const { trace } = await withTrace(() => adapter.queryRaw(ask(sql)))
    expect(trace).toMatchObject({
      lookups: 1,
      steps: [{ kind: 'lookup', name, statement: sql, failed: false }],
    })
  })

  test('so are the queries of a transaction', async () => {
    const adapter = await connect(async () => ROW)
    const { trace } = await withTrace(async () => {
      const transaction = await adapter.startTransaction()
      await transaction.queryRaw(ask('SELECT 1'))
      await transaction.executeRaw(ask('DELETE FROM "Session"'))
      await transaction.commit()
    })
    expect(trace.steps.map(({ name }) => name)).toEqual(['select', 'delete Session'])
  })
})

describe('an outage is one kind of error', () => {
  test('of a query, which counts as a failed lookup', async () => {
    const adapter = await connect(unreachable)
    const { trace } = await withTrace(() =>
      expect(adapter.queryRaw(ask('SELECT 1'))).rejects.toSatisfy(isStoreUnavailable),
    )
    expect(hasFailedLookup(trace)).toBe(true)
  })

  test('of a connection, the start of a transaction, or a script', async () => {
    await expect(tracedAdapter('fake', unreachable).connect()).rejects.toSatisfy(isStoreUnavailable)
    const adapter = await connect(unreachable)
    await expect(adapter.startTransaction()).rejects.toSatisfy(isStoreUnavailable)
    await expect(adapter.executeScript('SELECT 1')).rejects.toSatisfy(isStoreUnavailable)
  })

  test('that the trace knows, although no query was sent', async () => {
    const client = new PrismaClient({ adapter: tracedAdapter('fake', unreachable) })
    expect(
      hasFailedLookup((await withTrace(() => client.session.findMany().catch(() => null))).trace),
    ).toBe(true)
    const adapter = await connect(unreachable)
    const { trace } = await withTrace(() => adapter.startTransaction().catch(() => null))
    expect(trace.steps).toMatchObject([{ name: 'begin', failed: true }])
  })

  test('and Prisma’s own error still carries it', async () => {
    const client = new PrismaClient({
      adapter: tracedAdapter('fake', async () => fakeDriver(unreachable)),
    })
    await expect(client.session.findMany()).rejects.toSatisfy(isStoreUnavailable)
    await expect(client.$transaction([client.session.findMany()])).rejects.toSatisfy(
      isStoreUnavailable,
    )
    await expect(client.$queryRaw`SELECT 1`).rejects.toSatisfy(isStoreUnavailable)
    const unconnected = new PrismaClient({ adapter: tracedAdapter('fake', unreachable) })
    await expect(unconnected.session.findMany()).rejects.toSatisfy(isStoreUnavailable)
  })
})

test('one connection serves all requests, even if an unplugged request opens it', async () => {
  const client = new PrismaClient({
    adapter: tracedAdapter('fake', async () => fakeDriver(async () => ({ ...ROW, rows: [] }))),
  })
  const asked = () => client.session.findMany().then(String, isStoreUnavailable)
  expect(await Promise.all([underStoreConditions({ outage: true }, asked), asked()])).toEqual([
    true,
    '',
  ])
})

test('a refusal by the store is passed on unchanged, and is no failed lookup', async () => {
  const adapter = await connect(duplicate)
  const { trace } = await withTrace(() =>
    expect(adapter.executeRaw(ask('INSERT INTO "User"'))).rejects.toMatchObject({
      cause: { kind: 'UniqueConstraintViolation' },
    }),
  )
  expect(trace.lookups).toBe(1)
  expect(hasFailedLookup(trace)).toBe(false)
})
