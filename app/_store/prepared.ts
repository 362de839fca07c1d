import 'server-only'
import { simulatedStore } from './conditions/seam'
import { embedded, pool, storeKind } from './database'
import { statementName } from './statement-name'
import { lookup } from './traced-adapter'

/**
 * A statement that the store plans once per connection, beneath Prisma: for the one query that stands in the way
 * of every request. Traced like any other, with the same kind of error for an outage.
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
