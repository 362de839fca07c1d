import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import { decode } from 'next-auth/jwt'
import type { DirectReading } from './reading'
import { refused } from './refused'

export async function readClaims(
  { callbacks, jwt, secret = '', cookies }: NextAuthConfig,
  token: string,
): Promise<DirectReading> {
  const salt = cookies?.sessionToken?.name
  if (!salt || secret.length === 0)
    throw new TypeError('The config must name its session cookie and its secret.')
  const claims = await (jwt?.decode ?? decode)({ token, secret, salt })
  if (claims === null || typeof claims.exp !== 'number') throw refused('malformed')
  const expires = new Date(claims.exp * 1000)
  // The callbacks are called as unknown functions, because NextAuth's types require more than it
  // passes here.
  const kept: unknown = callbacks?.jwt
    ? await Reflect.apply(callbacks.jwt, undefined, [{ token: claims }])
    : claims
  if (kept === null) throw refused('malformed')
  const user = { name: claims.name, email: claims.email, image: claims.picture }
  const made: unknown = callbacks?.session
    ? await Reflect.apply(callbacks.session, undefined, [
        { session: { user, expires }, token: kept },
      ])
    : { user }
  return { session: made, expires }
}
