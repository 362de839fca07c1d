import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import { decode } from 'next-auth/jwt'
import { cookiesIn, isRefusal, isSecure, sessionCookieName, tokenIn } from './as-nextauth'
import type { CookieOptions } from './set-cookie'

/** A cookie, and how the browser is told to keep it. */
export interface Cookie {
  name: string
  options: CookieOptions
}

/** Where the two tokens of a browser are. */
export interface Place {
  /** Of the access token; its name is also what NextAuth derives the key from. */
  session: Cookie
  /** Of the refresh token: a path of its own, so that it travels to nobody who does not need it. */
  refresh: Cookie
}

export interface Whose {
  sub: string
  sid: string
}

export type PlaceConfig = Pick<NextAuthConfig, 'cookies' | 'useSecureCookies'>

/** By the config, and by the request as far as the config leaves it open. @param path where the refresh token is exchanged */
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

/** The token that a `Cookie` header has under a name; null for none. */
export const tokenOf = (cookies: string, { name }: Cookie): string | null =>
  tokenIn(cookiesIn(cookies), name)

/**
 * Whose session a `Cookie` header names, even where its token has expired: the codec verifies it first, and jose hands the
 * claims out with the error. @returns null for none, or for what is no token of ours
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
    return expired ? whose(error.payload) : null // whatever else is wrong with it, it names no session
  }
}

function whose(claims: unknown): Whose | null {
  if (typeof claims !== 'object' || claims === null || !('sub' in claims) || !('sid' in claims))
    return null
  const { sub, sid } = claims
  return typeof sub === 'string' && typeof sid === 'string' ? { sub, sid } : null
}
