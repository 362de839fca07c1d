import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import { boundedClaims } from './claims-set'
import type { AbsoluteOptions } from './options'
import { boundedRecords } from './records'

export type { AbsoluteOptions, Lifetimes } from './options'

/** NextAuth moves a record's end on at most this often; in seconds. A shorter idle time is moved on by every renewal. */
const UPDATE_AGE_S = 60

/**
 * An end that no use moves on, and an idle time that only use does (ASVS 5.0, 7.3.1 and 7.3.2). NextAuth has only
 * the second, so whoever goes on asking, thief or not, stays signed in for ever.
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
  // An adapter alone says little: with passwords, people keep it for the users, and the sessions are JWTs.
  const inRecords = adapter !== undefined && session?.strategy !== 'jwt'
  return inRecords
    ? boundedRecords(bounded, adapter, { ...options, now })
    : boundedClaims(bounded, { ...options, now })
}
