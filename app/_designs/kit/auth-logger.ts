import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import { oncePerProcess } from '@/_config/once-per-process'
import { sparingLog } from '@/_config/sparing-log'
import { simulatedStore } from '@/_store/conditions/seam'
import { isStoreUnavailable } from '@/_store/outage'
import { noteOutage } from '@/_trace/trace'

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
 * request, so an outage is recorded here.
 */
export const authLogger = {
  error(error) {
    const isOutage = isStoreUnavailable(error)
    if (isOutage) noteOutage()
    const name = 'type' in error && typeof error.type === 'string' ? error.type : error.name
    // An outage that a lab simulates is no incident either.
    if (ANSWERS.has(name) || simulatedStore()?.outage) return
    log()(isOutage ? `[auth] ${name}: the store does not answer.` : `[auth] ${name}`)
  },
  warn(code) {
    console.warn(`[auth] ${code}`)
  },
  debug() {},
} satisfies NextAuthConfig['logger']
