import 'server-only'
import { simulatedStore } from './conditions/seam'
import { embedded, pool, storeKind } from './database'
import { statementName } from './statement-name'
import { lookup } from './traced-adapter'

/**
 * Prepares a statement that the store plans once per connection, without Prisma, for the query of
 * every request. It is traced like any other, and an outage is a `StoreUnavailable`.
 */
export function prepare<Row extends object>(text: string): (values: string[]) => Promise<Row[]> {
  const run = async (values: string[]): Promise<Row[]> => {
    const copy = simulatedStore()?.database
    if (copy) return copy.query<Row>(text, values)
    if (storeKind() === 'postgresql')
      return (await pool().query<Row>({ name: statementName(text), text, values })).rows
    return (await (await embedded()).query<Row>(text, values)).rows
  }
  return (values) => lookup(text, () => run(values))
}
