import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import { causeOf, described, isAnswer, nameOf, outageIn } from './outage'

const told = new WeakSet<Error>()

/**
 * Logs only names and codes. NextAuth's own logger prints causes and stacks, which can contain
 * tokens and SQL. A refused token is no incident. An outage is thrown again: NextAuth reports here
 * the errors that it swallows, and this is the only place where it cannot swallow them.
 */
export const logger = {
  error(error) {
    const outage = outageIn(error)
    if (outage !== null) {
      if (!told.has(outage)) console.error(`[auth] StoreUnavailable: ${outage.reason}`)
      told.add(outage)
      throw outage
    }
    const cause = causeOf(error)
    if (REFUSALS.has(nameOf(error)) && (cause === undefined || isAnswer(cause) || isInvalid(cause)))
      return
    console.error(`[auth] ${nameOf(error)}${cause instanceof Error ? `: ${described(cause)}` : ''}`)
  },
  warn(code) {
    console.warn(`[auth] ${code}`)
  },
  debug() {},
} satisfies NextAuthConfig['logger']

/** Errors that any client can cause with a request. The client gets an answer for each. */
const REFUSALS = new Set([
  ...[
    'JWTSessionError',
    'SignOutError',
    'CallbackRouteError',
    'CredentialsSignin',
    'AccessDenied',
    'Verification',
  ],
  ...['MissingCSRF', 'UnknownAction', 'InvalidCallbackUrl'],
])

/** NextAuth's error if a codec cannot read the token. */
const isInvalid = (cause: unknown) => cause instanceof Error && cause.message === 'Invalid JWT'
