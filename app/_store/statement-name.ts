import 'server-only'
import { createHash } from 'node:crypto'

const names = new Map<string, string>()

/**
 * The name under which PostgreSQL keeps the plan of a statement. It is derived from the text, so
 * that it never names another statement. A pooler shares one connection between several processes,
 * and each would number its statements from zero.
 */
export function statementName(sql: string): string {
  const name = names.get(sql) ?? createHash('sha256').update(sql).digest('base64url')
  names.set(sql, name)
  return name
}
