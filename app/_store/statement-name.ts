import 'server-only'
import { createHash } from 'node:crypto'
import { oncePerProcess } from '@/_config/once-per-process'

const names = () =>
  oncePerProcess('statement names', () => ({ kept: false, of: new Map<string, string>() }))

/** Sets whether each connection keeps statements under their names. Until then, none has a name. */
export function keepNames(kept: boolean): void {
  names().kept = kept
}

/**
 * The name under which PostgreSQL keeps the plan of a statement; empty if it cannot keep one. It is
 * derived from the text, so that it never names another statement. A pooler shares one connection
 * between several processes, and each would number its statements from zero.
 */
export function statementName(sql: string): string {
  const { kept, of } = names()
  if (!kept) return ''
  const name = of.get(sql) ?? createHash('sha256').update(sql).digest('base64url')
  of.set(sql, name)
  return name
}
