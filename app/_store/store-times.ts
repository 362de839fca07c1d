import 'server-only'
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlQuery,
  type SqlQueryable,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils'
import type { StoreClock } from './store-clock'

/**
 * A driver adapter that translates each time between the clock of this process and the store's. So
 * all servers of one store agree when a session, a ticket or a limit ends, although their clocks
 * differ, and no query has to ask for the time.
 */
export function withStoreTimes(adapter: SqlDriverAdapter, clock: StoreClock): SqlDriverAdapter {
  return {
    ...translated(adapter, () => clock.aheadMs()),
    executeScript: (script) => adapter.executeScript(script),
    async startTransaction(isolation) {
      await clock.aheadMs()
      const transaction = await adapter.startTransaction(isolation)
      return {
        ...translated(transaction, async () => clock.lastAheadMs()),
        options: transaction.options,
        commit: () => transaction.commit(),
        rollback: () => transaction.rollback(),
      }
    },
    dispose: () => adapter.dispose(),
    ...(adapter.getConnectionInfo && {
      getConnectionInfo: adapter.getConnectionInfo.bind(adapter),
    }),
  }
}

const translated = (queryable: SqlQueryable, ahead: () => Promise<number>): SqlQueryable => ({
  provider: queryable.provider,
  adapterName: queryable.adapterName,
  async queryRaw(query) {
    const aheadMs = await ahead()
    return fromStore(await queryable.queryRaw(toStore(query, aheadMs)), aheadMs)
  },
  executeRaw: async (query) => queryable.executeRaw(toStore(query, await ahead())),
})

function toStore(query: SqlQuery, aheadMs: number): SqlQuery {
  if (aheadMs === 0) return query
  const args = query.args.map((arg, at) =>
    query.argTypes[at]?.scalarType === 'datetime' ? moved(arg, -aheadMs) : arg,
  )
  return { ...query, args }
}

function fromStore(result: SqlResultSet, aheadMs: number): SqlResultSet {
  if (aheadMs === 0) return result
  const rows = result.rows.map((row) =>
    row.map((value, at) =>
      result.columnTypes[at] === ColumnTypeEnum.DateTime ? moved(value, aheadMs) : value,
    ),
  )
  return { ...result, rows }
}

/** A time, or a list of times, as Prisma and its drivers hand them on: a `Date` or a text. */
function moved(value: unknown, ms: number): unknown {
  if (Array.isArray(value)) return value.map((one) => moved(one, ms))
  if (value instanceof Date) return new Date(value.getTime() + ms)
  return typeof value === 'string' ? new Date(Date.parse(value) + ms).toISOString() : value
}
