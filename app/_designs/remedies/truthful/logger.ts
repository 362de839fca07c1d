import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import { causeOf, described, isAnswer, nameOf, outageIn } from './outage'

const told = new WeakSet<Error>()

/**
 * Logs names and codes, and nothing else: NextAuth's own logger prints causes and stacks, which may hold tokens and SQL.
 * A refused token is an answer and no incident. An outage is thrown once more: NextAuth reports here what it is about to
 * swallow, and this is the one place from which it cannot.
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

/** What anybody can bring about by asking: each is told to the client. */
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

/** NextAuth's own, where a codec made nothing of a token. */
const isInvalid = (cause: unknown) => cause instanceof Error && cause.message === 'Invalid JWT'
