import 'server-only'
import type { SqlDriverAdapter, SqlQuery, SqlQueryable } from '@prisma/driver-adapter-utils'
import { replicaToRead, replication } from './replica'

/** The tables that a session is made of. Tickets and counters are the primary's alone. */
const SHIPPED = /"(Sandbox|User|Session|TokenSession|RefreshToken|DeniedSession|NotBefore)"/
const writes = ({ sql }: SqlQuery) => /\b(INSERT INTO|(?<!FOR )UPDATE|DELETE FROM)\b/.test(sql)

type Ship = (query: SqlQuery) => void

/**
 * A driver adapter that takes part in a replication: what work within one reads, it reads from the replica where it is
 * told to; what it writes, it ships, each statement as it was, once it is committed. A transaction is the primary's.
 * A statement that asks the store for the time is given the time of its arrival.
 * @param openReplica the database of all replicas
 */
export function replicatedAdapter(
  primary: SqlDriverAdapter,
  openReplica: () => Promise<SqlQueryable>,
): SqlDriverAdapter {
  const ship: Ship = (query) =>
    replication()?.replica.ship(async () => (await openReplica()).executeRaw(query))
  const source = async (query: SqlQuery) =>
    !writes(query) && (await replicaToRead()) ? openReplica() : primary
  return {
    ...takingPart(primary, source, ship),
    executeScript: (script) => primary.executeScript(script),
    async startTransaction(isolation) {
      const transaction = await primary.startTransaction(isolation)
      const written: SqlQuery[] = []
      return {
        ...takingPart(
          transaction,
          async () => transaction,
          (query) => written.push(query),
        ),
        options: transaction.options,
        async commit() {
          await transaction.commit()
          written.forEach(ship)
        },
        rollback: () => transaction.rollback(),
      }
    },
    dispose: () => primary.dispose(),
    ...(primary.getConnectionInfo && {
      getConnectionInfo: primary.getConnectionInfo.bind(primary),
    }),
  }
}

/** `primary` for everybody who takes no part, at no cost to them. */
function takingPart(
  primary: SqlQueryable,
  source: (query: SqlQuery) => Promise<SqlQueryable>,
  ship: Ship,
): SqlQueryable {
  const { provider, adapterName } = primary
  const run = async <T>(
    query: SqlQuery,
    on: (queryable: SqlQueryable) => Promise<T>,
  ): Promise<T> => {
    if (replication() === undefined) return on(primary)
    const result = await on(await source(query))
    if (writes(query) && SHIPPED.test(query.sql)) ship(query)
    return result
  }
  return {
    provider,
    adapterName,
    queryRaw: (query) => run(query, (queryable) => queryable.queryRaw(query)),
    executeRaw: (query) => run(query, (queryable) => queryable.executeRaw(query)),
  }
}
