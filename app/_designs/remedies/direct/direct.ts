import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import type { Adapter } from 'next-auth/adapters'
import type { JWT } from 'next-auth/jwt'
import { adapterOfSessions } from './read-session'
import { rememberVerified, verifiedOnce } from './verified-token-cache'

export { readSession } from './read-session'
export { sessionReader } from './reader'
export type { DirectReading } from './reading'

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
  if (!adapter) return rememberVerified(config, remember, verified)
  return getSessionAndUser ? { ...config, adapter: { ...adapter, getSessionAndUser } } : config
}
