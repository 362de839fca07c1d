import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import { simulatedStore } from '@/_store/conditions/seam'
import { isStoreUnavailable } from '@/_store/outage'
import { noteOutage } from '@/_trace/trace'

/** Refusals are answers, not incidents: each is told to the client, with a code. */
const ANSWERS = new Set([
  'CredentialsSignin',
  'JWTSessionError',
  'MissingCSRF',
  'UnknownAction',
  'InvalidCallbackUrl',
])

/**
 * Logs what an operator must know, by name only: Auth.js's own logger would print causes, and with them tokens.
 * It is also told of every error that Auth.js swallows, in the request that met it: so an outage is noted here.
 */
export const authLogger = {
  error(error) {
    const isOutage = isStoreUnavailable(error)
    if (isOutage) noteOutage()
    const name = 'type' in error && typeof error.type === 'string' ? error.type : error.name
    // What a lab has asked for is no incident either.
    if (ANSWERS.has(name) || simulatedStore()?.outage) return
    console.error(isOutage ? `[auth] ${name}: the store does not answer.` : `[auth] ${name}`)
  },
  warn(code) {
    console.warn(`[auth] ${code}`)
  },
  debug() {},
} satisfies NextAuthConfig['logger']
