import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import { isStoreUnavailable } from '@/_store/outage'
import { isStoreUnplugged } from '@/_store/unplugged'
import { noteOutage } from '@/_trace/trace'

/** Errors that are refusals, not incidents. The client gets each of them as a code. */
const ANSWERS = new Set([
  'CredentialsSignin',
  'JWTSessionError',
  'MissingCSRF',
  'UnknownAction',
  'InvalidCallbackUrl',
])

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
    // An unplugged request is a measurement, not an incident.
    if (ANSWERS.has(name) || isStoreUnplugged()) return
    console.error(isOutage ? `[auth] ${name}: the store does not answer.` : `[auth] ${name}`)
  },
  warn(code) {
    console.warn(`[auth] ${code}`)
  },
  debug() {},
} satisfies NextAuthConfig['logger']
