import type { LiftRow, Seen } from '../rows'

/** The app's output about refusals and sign-ins may have no token and no stack. */
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
 * The same for the output during an outage, except that Next itself prints a stack for the error of
 * a page.
 */
export function laterLogPlay(row: Pick<LiftRow, 'app'>): Seen['log'] | string {
  const seen = logPlay(row)
  return seen === 'stacks' ? 'clean' : seen
}

/** The value of a cookie without its escapes, as a server decodes it from the header. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
