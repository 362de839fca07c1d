import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import type { Adapter } from 'next-auth/adapters'
import { adapterOfSessions } from './read-session'
import { rememberVerified, type Verified, verifiedOnce } from './verified-token-cache'

export { readSession } from './read-session'
export { sessionReader } from './reader'
export type { DirectReading } from './reading'

export interface DirectOptions {
  /**
   * Reads session and person in one prepared query. Without this option, the adapter's own method
   * is used.
   */
  getSessionAndUser?: NonNullable<Adapter['getSessionAndUser']>
  /** How many verified tokens are remembered, each until its expiry. */
  remember?: number
  /** The name of the memory, if a process has several instances of NextAuth. */
  name?: string
  /** The memory for verified tokens. Without this option, there is one per process and name. */
  verified?: Map<string, Verified>
}

/**
 * The parts of a config for a faster reader: a lookup in one statement, or a codec that verifies
 * each token once.
 */
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
