import type { RefusalCode } from '../session'

/**
 * An error that makes NextAuth refuse a token and end the session. NextAuth offers no other way;
 * `code` gives the reason. It is recognised by its name, not its class: each remedy defines its own
 * so that its folder can be copied, and each bundle has separate classes.
 */
export type Refused = Error & { name: 'Refused'; code: RefusalCode }

export const isRefused = (error: unknown): error is Refused =>
  error instanceof Error && error.name === 'Refused' && 'code' in error
