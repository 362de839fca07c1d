import type { RefusalCode } from '../session'

/**
 * Thrown where NextAuth leaves no other way to refuse a token: it ends the session, and `code` says why. Known by its
 * name and not by its class: each remedy makes its own, so that its folder can be lifted, and each bundle has classes of its own.
 */
export type Refused = Error & { name: 'Refused'; code: RefusalCode }

export const isRefused = (error: unknown): error is Refused =>
  error instanceof Error && error.name === 'Refused' && 'code' in error
