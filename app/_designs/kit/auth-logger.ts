import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import { oncePerProcess } from '@/_config/once-per-process'
import { sparingLog } from '@/_config/sparing-log'
import { simulatedStore } from '@/_store/conditions/seam'
import { causes, isStoreAnswer, isStoreUnavailable } from '@/_store/outage'
import { noteOutage } from '@/_trace/trace'
import { refusalOf } from './refusal-code'

/** Errors that are refusals, not incidents. The client gets each of them as a code. */
const ANSWERS = new Set([
  'CredentialsSignin',
  'JWTSessionError',
  'MissingCSRF',
  'UnknownAction',
  'InvalidCallbackUrl',
])

const log = () => oncePerProcess('log of NextAuth', () => sparingLog((line) => console.error(line)))

/**
 * Logs the name of each error that an operator must know. Auth.js's own logger would print causes,
 * which can contain tokens. Auth.js also reports here every error that it swallows, within the same
 * request. It then answers as for a sign-out, so an error that refuses no token is recorded here as
 * an outage. An error that Auth.js has not wrapped is its own, about an address that it cannot read.
 */
export const authLogger = {
  error(error) {
    const type = typeOf(error)
    const cause = causes(error).find((one) => typeOf(one) === null)
    const isUnknown =
      isStoreUnavailable(error) ||
      (type !== null &&
        cause !== undefined &&
        refusalOf(cause) === null &&
        !isStoreAnswer(cause) &&
        !isNotIssued(type, cause))
    if (isUnknown) noteOutage()
    const name = type ?? error.name
    // An outage that a lab simulates is no incident either.
    if (simulatedStore()?.outage || (ANSWERS.has(name) && !isUnknown)) return
    const reason = isStoreUnavailable(error) ? 'the store does not answer.' : cause?.name
    log()(isUnknown ? `[auth] ${name}: ${reason}` : `[auth] ${name}`)
  },
  warn(code) {
    console.warn(`[auth] ${code}`)
  },
  debug() {},
} satisfies NextAuthConfig['logger']

/** Whether a design issues no token at a sign-in, as it would be too long. The store is well. */
const isNotIssued = (type: string, cause: Error): boolean =>
  type === 'CallbackRouteError' && cause.name === 'TokenTooLong'

/** The type of an error of Auth.js itself; null for others. A bundler changes its class's name. */
const typeOf = (error: Error): string | null =>
  'type' in error && typeof error.type === 'string' ? error.type : null
