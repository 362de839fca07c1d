import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import type { Adapter } from 'next-auth/adapters'
import type { DirectReading } from './reading'
import { refused } from './refused'

export async function readRecord(
  { callbacks }: NextAuthConfig,
  adapter: Adapter,
  sessionToken: string,
  now: Date,
): Promise<DirectReading> {
  const found = (await adapter.getSessionAndUser?.(sessionToken)) ?? null
  if (found === null) throw refused('unknown_session')
  const { session, user } = found
  if (session.expires.getTime() < now.getTime()) throw refused('expired')
  // The callback is called as an unknown function, because NextAuth's type requires a session of
  // both strategies.
  const made: unknown = callbacks?.session
    ? await Reflect.apply(callbacks.session, undefined, [{ session: { ...session, user }, user }])
    : // not the whole row
      { user: { id: user.id, name: user.name, email: user.email, image: user.image } }
  return { session: made, expires: session.expires }
}
