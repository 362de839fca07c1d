import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import type { Adapter } from 'next-auth/adapters'
import type { JWT } from 'next-auth/jwt'
import { readClaims } from './claims'
import { readRecord } from './records'
import { remembering, verifiedOnce } from './remembering'

export { sessionReader } from './reader'

export interface DirectOptions {
  /** Session and person by one query, which the database has prepared; without it, the adapter's own. */
  getSessionAndUser?: NonNullable<Adapter['getSessionAndUser']>
  /** How many verified tokens are remembered, each until it expires. */
  remember?: number
  /** Names what is remembered, where a process has several instances of NextAuth. */
  name?: string
  /** Where it is remembered; without it, once per process, under that name. */
  verified?: Map<string, JWT>
}

/** What a faster reader needs of the config: a lookup in one statement, or a codec that verifies a token once. */
export function direct<Config extends NextAuthConfig>(
  config: Config,
  options: DirectOptions = {},
): Config {
  const {
    getSessionAndUser,
    remember = 10_000,
    name = 'default',
    verified = verifiedOnce(name),
  } = options
  const adapter = adapterOfSessions(config)
  if (!adapter) return remembering(config, remember, verified)
  return getSessionAndUser ? { ...config, adapter: { ...adapter, getSessionAndUser } } : config
}

/** A session that was read; `session` is what the `session` callback made of it. */
export interface DirectReading {
  session: unknown
  expires: Date
}

/**
 * Reads a session as NextAuth's session endpoint does, callbacks and all, without the request in between: `auth()`
 * makes one to itself, and encodes a JWT once more, each time. It renews nothing. The config has to name the cookie and the secret.
 * @throws whatever the codec or a callback refuses the token with; a refusal where the record is not there or is over
 */
export function readSession(
  config: NextAuthConfig,
  token: string,
  now: Date,
): Promise<DirectReading> {
  const adapter = adapterOfSessions(config)
  return adapter ? readRecord(config, adapter, token, now) : readClaims(config, token)
}

/** An adapter alone says little: with passwords, people keep it for the users, and the sessions are JWTs. */
const adapterOfSessions = ({ adapter, session }: NextAuthConfig) =>
  session?.strategy === 'jwt' ? undefined : adapter
