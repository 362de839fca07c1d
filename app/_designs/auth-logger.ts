import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import { isStoreUnavailable } from '@/_store/outage'
import { isStoreUnplugged } from '@/_store/unplugged'

/** Refusals are answers, not incidents: each is told to the client, with a code. */
const ANSWERS = new Set(['CredentialsSignin', 'JWTSessionError', 'MissingCSRF', 'UnknownAction', 'InvalidCallbackUrl'])

/** Logs what an operator must know, by name only: Auth.js's own logger would print causes, and with them tokens. */
export const authLogger = {
  error(error) {
    const name = 'type' in error && typeof error.type === 'string' ? error.type : error.name
    if (ANSWERS.has(name) || isStoreUnplugged()) return // unplugged for a measurement: no incident either
    console.error(isStoreUnavailable(error) ? `[auth] ${name}: the store does not answer.` : `[auth] ${name}`)
  },
  warn(code) {
    console.warn(`[auth] ${code}`)
  },
  debug() {},
} satisfies NextAuthConfig['logger']
