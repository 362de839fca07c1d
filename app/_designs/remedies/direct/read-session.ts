import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import { readClaims } from './claims-set'
import type { DirectReading } from './reading'
import { readRecord } from './records'

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
export const adapterOfSessions = ({ adapter, session }: NextAuthConfig) =>
  session?.strategy === 'jwt' ? undefined : adapter
