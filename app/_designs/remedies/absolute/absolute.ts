import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import { boundedClaims } from './claims-set'
import type { AbsoluteOptions } from './options'
import { boundedRecords } from './records'

export type { AbsoluteOptions, Lifetimes } from './options'

/**
 * A record is extended at most this often, in seconds. With a shorter idle time, every renewal
 * extends it.
 */
const UPDATE_AGE_S = 60

/**
 * Adds an absolute expiry, which use does not extend, and an idle time (ASVS 5.0, 7.3.1 and 7.3.2).
 * NextAuth has only an idle time, so a client that keeps sending requests, even a thief, stays
 * signed in for ever.
 */
export function absolute<Config extends NextAuthConfig>(
  config: Config,
  { idleS, now = () => new Date(), ...options }: AbsoluteOptions,
): Config {
  const { adapter, session } = config
  const bounded = {
    ...config,
    session: { ...session, maxAge: idleS, updateAge: Math.min(UPDATE_AGE_S, idleS) },
  }
  // An adapter alone proves nothing: with passwords it often stores the users only, and the
  // sessions are JWTs.
  const inRecords = adapter !== undefined && session?.strategy !== 'jwt'
  return inRecords
    ? boundedRecords(bounded, adapter, { ...options, now })
    : boundedClaims(bounded, { ...options, now })
}
