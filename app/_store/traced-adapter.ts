import 'server-only'
import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQueryable,
  Transaction,
} from '@prisma/driver-adapter-utils'
import { traceStep } from '@/_trace/trace'
import { simulatedStore } from './conditions/seam'
import { isStoreUnavailable, orUnavailable } from './outage'

/**
 * A driver adapter that records every query as a step of the current trace, and turns every outage
 * into a `StoreUnavailable`. Lookups are counted only here.
 */
export function tracedAdapter(
  name: string,
  connect: () => Promise<SqlDriverAdapter>,
): SqlDriverAdapterFactory {
  return {
    provider: 'postgres',
    adapterName: name,
    async connect() {
      // The first request connects for all, without its own conditions.
      const adapter = await connect().catch(unreached('CONNECT'))
      return {
        ...traced(adapter),
        executeScript: (script) => ask(() => adapter.executeScript(script)),
        startTransaction: async (isolation) =>
          tracedTransaction(
            await ask(() => adapter.startTransaction(isolation)).catch(unreached('BEGIN')),
          ),
        dispose: () => adapter.dispose(),
        ...(adapter.getConnectionInfo && {
          getConnectionInfo: adapter.getConnectionInfo.bind(adapter),
        }),
      }
    },
  }
}

function tracedTransaction(transaction: Transaction): Transaction {
  return {
    ...traced(transaction),
    options: transaction.options,
    commit: () => ask(() => transaction.commit()),
    rollback: () => ask(() => transaction.rollback()),
  }
}

function traced(queryable: SqlQueryable): SqlQueryable {
  return {
    provider: queryable.provider,
    adapterName: queryable.adapterName,
    queryRaw: (query) => lookup(query.sql, () => answering(queryable).queryRaw(query)),
    executeRaw: (query) => lookup(query.sql, () => answering(queryable).executeRaw(query)),
  }
}

/** The database itself, except if a lab has replaced it by a copy. */
const answering = (queryable: SqlQueryable) => simulatedStore()?.database?.adapter ?? queryable

/**
 * Runs one query as a step of the current trace. A query that the store refuses was answered; only
 * an outage fails the step.
 */
export async function lookup<T>(sql: string, work: () => Promise<T>): Promise<T> {
  const outcome = await traceStep(
    { kind: 'lookup', name: nameOf(sql), statement: sql },
    async () => {
      try {
        return { value: await ask(work) }
      } catch (error) {
        if (isStoreUnavailable(error)) throw error
        return { error }
      }
    },
  )
  if ('error' in outcome) throw outcome.error
  return outcome.value
}

/**
 * Records a failed connection as a failed lookup, so that the trace knows the outage. A successful
 * one is no lookup.
 */
const unreached =
  (name: string) =>
  (error: unknown): Promise<never> =>
    lookup(name, () => Promise.reject(error))

async function ask<T>(work: () => Promise<T>): Promise<T> {
  await simulatedStore()?.beforeAsking()
  return orUnavailable(work)
}

/** The short name of a statement: `select Session` for `SELECT … FROM "public"."Session" …`. */
function nameOf(sql: string): string {
  const verb = sql.match(/^\W*(\w+)/)?.[1]?.toLowerCase() ?? 'query'
  const table = sql.match(/(?:from|into|update)\s+(?:"\w+"\.)?"(\w+)"/i)?.[1]
  return table ? `${verb} ${table}` : verb
}
