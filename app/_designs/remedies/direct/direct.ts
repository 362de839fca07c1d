import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import type { Adapter } from 'next-auth/adapters'
import { readClaims } from './claims'
import { readRecord } from './records'
import { remembering } from './remembering'

export interface DirectOptions {
  /** Session and person by one query, which the database has prepared; without it, the adapter's own. */
  getSessionAndUser?: NonNullable<Adapter['getSessionAndUser']>
  /** How many verified tokens are remembered, each until it expires. */
  remember?: number
}

/** What a faster reader needs of the config: a lookup in one statement, or a codec that verifies a token once. */
export function direct<Config extends NextAuthConfig>(config: Config, { getSessionAndUser, remember = 10_000 }: DirectOptions = {}): Config {
  if (!config.adapter) return remembering(config, remember)
  return getSessionAndUser ? { ...config, adapter: { ...config.adapter, getSessionAndUser } } : config
}

/** A session that was read; `session` is what the `session` callback made of it. */
export interface DirectReading {
  session: unknown
  expires: Date
}

/**
 * Reads a session as NextAuth's session endpoint does, callbacks and all, without the request in between: `auth()`
 * makes one to itself, and encodes a JWT anew, each time. It renews nothing.
 * @throws whatever the codec or a callback refuses the token with; Refused where the record is not there or is over
 */
export const readSession = (config: NextAuthConfig, token: string, now: Date): Promise<DirectReading> =>
  config.adapter ? readRecord(config, config.adapter, token, now) : readClaims(config, token)
