import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import { decode } from 'next-auth/jwt'
import { Refused } from '../../refused'
import type { DirectReading } from './direct'

export async function readClaims({ callbacks, jwt, secret = '', cookies }: NextAuthConfig, token: string): Promise<DirectReading> {
  const claims = await (jwt?.decode ?? decode)({ token, secret, salt: cookies?.sessionToken?.name ?? '' })
  if (claims === null || typeof claims.exp !== 'number') throw new Refused('malformed')
  const expires = new Date(claims.exp * 1000)
  // Not called by their names: NextAuth types both for more than it gives them here.
  const kept: unknown = callbacks?.jwt ? await Reflect.apply(callbacks.jwt, undefined, [{ token: claims }]) : claims
  if (kept === null) throw new Refused('malformed')
  const user = { name: claims.name, email: claims.email, image: claims.picture }
  const made: unknown = callbacks?.session ? await Reflect.apply(callbacks.session, undefined, [{ session: { user, expires }, token: kept }]) : { user }
  return { session: made, expires }
}
