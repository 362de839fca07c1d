import type { LiftRow, Seen } from '../rows'

/** What the app has printed about refusals and sign-ins: no token, and no stack. */
export function logPlay({ app }: Pick<LiftRow, 'app'>): Seen['log'] | string {
  if (app.program.hasExited()) return 'the app ended'
  const printed = app.program.output()
  const leaked = [...app.secrets].filter(
    (secret) => printed.includes(secret) || printed.includes(decoded(secret)),
  )
  if (leaked.length > 0) return `${leaked.length} tokens`
  if (/\b(unhandledRejection|uncaughtException)\b/i.test(printed))
    return 'an error that nobody handled'
  return /^\s+at .+/m.test(printed) ? 'stacks' : 'clean'
}

/**
 * The same of what it prints while the store is away: an error of a page has a stack by Next's own
 * hand.
 */
export function laterLogPlay(row: Pick<LiftRow, 'app'>): Seen['log'] | string {
  const seen = logPlay(row)
  return seen === 'stacks' ? 'clean' : seen
}

/** A cookie's value is escaped in its header, and not in what a server makes of it. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
