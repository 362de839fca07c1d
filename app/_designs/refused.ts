import type { RefusalCode } from './design'

const NAME = 'Refused'

/** Thrown where NextAuth leaves no other way to refuse a token: it ends the session, and `code` says why. */
export class Refused extends Error {
  override name = NAME
  constructor(readonly code: RefusalCode) {
    super(`The token is refused: ${code}.`)
  }
}

/** By name: each bundle has a class of its own. */
export const isRefused = (error: unknown): error is Refused => error instanceof Error && error.name === NAME && 'code' in error
