import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import { decode } from 'next-auth/jwt'
import { cookiesIn, isRefusal, isSecure, sessionCookieName, tokenIn } from './as-nextauth'
import type { CookieOptions } from './set-cookie'

/** A cookie and its attributes. */
export interface Cookie {
  name: string
  options: CookieOptions
}

/** The cookies for the two tokens of a browser. */
export interface Place {
  /** The cookie of the access token. NextAuth also derives the key from its name. */
  session: Cookie
  /**
   * The cookie of the refresh token. It has its own path, so that the browser sends it to no other
   * route.
   */
  refresh: Cookie
}

export interface Whose {
  sub: string
  sid: string
}

export type PlaceConfig = Pick<NextAuthConfig, 'cookies' | 'useSecureCookies'>

/**
 * Finds the cookies from the config, and from the request if the config leaves them open.
 * @param path the route that exchanges the refresh token
 */
export function placeOf(
  config: PlaceConfig,
  given: Cookie | undefined,
  path: string,
  request: { headers: Headers; url?: string },
): Place {
  const secure = isSecure(config, request)
  const sessionOptions = {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure,
    ...config.cookies?.sessionToken?.options,
  }
  return {
    session: { name: sessionCookieName(config, request), options: sessionOptions },
    refresh: given ?? {
      name: `${secure ? '__Secure-' : ''}authjs.refresh-token`,
      options: { path, httpOnly: true, sameSite: 'strict', secure },
    },
  }
}

/** The token under a cookie's name in a `Cookie` header; null without one. */
export const tokenOf = (cookies: string, { name }: Cookie): string | null =>
  tokenIn(cookiesIn(cookies), name)

/**
 * The session in a `Cookie` header, even of an expired token: the codec verifies the token first,
 * and jose's error carries the claims.
 * @returns null without a token, or if the token is not valid
 */
export async function sessionIn(
  { jwt, secret = '' }: NextAuthConfig,
  { session }: Place,
  cookies: string,
): Promise<Whose | null> {
  const token = tokenOf(cookies, session)
  if (token === null) return null
  try {
    return whose(await (jwt?.decode ?? decode)({ token, secret, salt: session.name }))
  } catch (error) {
    if (!isRefusal(error)) throw error
    const expired =
      error instanceof Error &&
      'code' in error &&
      error.code === 'ERR_JWT_EXPIRED' &&
      'payload' in error
    // Any other error means that no session can be identified.
    return expired ? whose(error.payload) : null
  }
}

function whose(claims: unknown): Whose | null {
  if (typeof claims !== 'object' || claims === null || !('sub' in claims) || !('sid' in claims))
    return null
  const { sub, sid } = claims
  return typeof sub === 'string' && typeof sid === 'string' ? { sub, sid } : null
}
