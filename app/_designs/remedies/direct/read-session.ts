import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import { readClaims } from './claims-set'
import type { DirectReading } from './reading'
import { readRecord } from './records'

/**
 * Reads a session like NextAuth's session endpoint, including the callbacks, but without a request:
 * `auth()` sends a request to itself and encodes a JWT again each time. It renews nothing. The
 * config has to name the cookie and the secret.
 * @throws the refusal of the codec or of a callback; a refusal if the record is missing or expired
 */
export function readSession(
  config: NextAuthConfig,
  token: string,
  now: Date,
): Promise<DirectReading> {
  const adapter = adapterOfSessions(config)
  return adapter ? readRecord(config, adapter, token, now) : readClaims(config, token)
}

/**
 * The adapter, if it stores sessions. An adapter alone proves nothing: with passwords it often
 * stores the users only, and the sessions are JWTs.
 */
export const adapterOfSessions = ({ adapter, session }: NextAuthConfig) =>
  session?.strategy === 'jwt' ? undefined : adapter
