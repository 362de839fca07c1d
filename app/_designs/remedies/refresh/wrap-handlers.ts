import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { cookies, headers } from 'next/headers'
import type { NextAuthResult, User } from 'next-auth'
import type { JWT } from 'next-auth/jwt'
import type { Families } from './families'
import type { Place, Whose } from './place'
import { hashOf, newRefreshToken } from './refresh-token'
import { cookieEffect, setCookie } from './set-cookie'

type Handlers = NextAuthResult['handlers']
type Handler = Handlers['POST']

/** The parts of the site that `aroundSignIn` needs. */
export interface Surroundings {
  families: Families
  absoluteLifetimeS: number
  placeOf(request: { headers: Headers; url?: string }): Place
  sessionIn(cookies: string, place: Place): Promise<Whose | null>
}

/** A request to NextAuth's endpoints in progress. */
interface UnderWay {
  place: Place
  held: string
  refreshToken?: string
}

/**
 * Adds two things to NextAuth: a second cookie at sign-in, and a sign-out that ends the stored
 * family. `begin` runs deep inside a handler, but only the handler makes the response, so an async
 * context passes the token on. A server action has no handler: there, Next's `cookies()` sets the
 * cookie.
 */
export function aroundSignIn({ families, sessionIn, placeOf, absoluteLifetimeS }: Surroundings) {
  const requests = new AsyncLocalStorage<UnderWay>()

  async function begin(user: User, token: JWT): Promise<Date> {
    const refreshToken = newRefreshToken()
    const now = (await families.now?.()) ?? new Date()
    const expires = new Date(now.getTime() + absoluteLifetimeS * 1000)
    const request = requests.getStore()
    const { held, place } = request ?? (await inAction())
    const replaces = async () => (await sessionIn(held, place))?.sid ?? null
    const at = await families.begin({ token, user, hash: hashOf(refreshToken), expires, replaces })
    if (request) request.refreshToken = refreshToken
    else
      (await cookies()).set(place.refresh.name, refreshToken, {
        ...forNext(place),
        maxAge: absoluteLifetimeS,
      })
    return at
  }

  const wrap =
    (handler: Handler): Handler =>
    async (request) => {
      const held = request.headers.get('cookie') ?? ''
      const place = placeOf(request)
      const { session: sessionCookie, refresh } = place
      const underWay: UnderWay = { place, held }
      const response = await requests.run(underWay, () => handler(request))
      const fate = cookieEffect(sessionCookie.name, response)
      if (fate === 'set' && underWay.refreshToken !== undefined)
        return withCookies(response, [
          setCookie(refresh.name, underWay.refreshToken, refresh.options, absoluteLifetimeS),
        ])
      if (fate !== 'cleared') return response
      const session = await sessionIn(held, place)
      if (!new URL(request.url).pathname.endsWith('/signout'))
        return session === null ? response : withCookies(response, [], sessionCookie.name)
      // End the family before the answer. A family that could not be ended must not look ended.
      if (session) await families.end(session.sid, 'sign-out')
      return withCookies(response, [setCookie(refresh.name, '', refresh.options, 0)])
    }

  /** Ends the family in a server action, where NextAuth's own `signOut()` does not. */
  async function endInAction(): Promise<void> {
    const { held, place } = await inAction()
    const session = await sessionIn(held, place)
    if (session) await families.end(session.sid, 'sign-out')
    ;(await cookies()).set(place.refresh.name, '', { ...forNext(place), maxAge: 0 })
  }

  async function inAction(): Promise<UnderWay> {
    const sent = await headers()
    return { place: placeOf({ headers: sent }), held: sent.get('cookie') ?? '' }
  }

  return {
    begin,
    endInAction,
    around: ({ GET, POST }: Handlers): Handlers => ({ GET: wrap(GET), POST: wrap(POST) }),
  }
}

/** The attributes of the refresh cookie for Next's `cookies()`. */
const forNext = ({ refresh: { options } }: Place) => ({
  path: options.path ?? '/',
  httpOnly: options.httpOnly ?? true,
  secure: options.secure ?? false,
  sameSite: 'strict' as const,
})

/**
 * Adds cookies to a response, and drops its `Set-Cookie` lines that begin with `without`. NextAuth
 * would delete the cookie of an expired token, and then the server could not tell that it can be
 * refreshed.
 */
function withCookies(response: Response, more: readonly string[], without?: string): Response {
  const headers = new Headers(response.headers)
  const kept = headers
    .getSetCookie()
    .filter((line) => without === undefined || !line.startsWith(without))
  headers.delete('set-cookie')
  for (const line of [...kept, ...more]) headers.append('set-cookie', line)
  return new Response(response.body, { status: response.status, headers })
}
