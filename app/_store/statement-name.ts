import 'server-only'
import { createHash } from 'node:crypto'

/**
 * The name under which PostgreSQL keeps the plan of a statement. It is derived from the text, so
 * that it never names another statement. A pooler shares one connection between several processes,
 * and each would number its statements from zero.
 */
export const statementName = (sql: string): string =>
  createHash('sha256').update(sql).digest('base64url')
