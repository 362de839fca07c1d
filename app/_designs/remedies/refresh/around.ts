import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import type { NextAuthResult, User } from 'next-auth'
import type { JWT } from 'next-auth/jwt'
import type { RefreshOptions } from './refresh'
import { hashOf, newRefreshToken } from './refresh-token'
import { fateOf, setCookie } from './set-cookie'

type Handlers = NextAuthResult['handlers']
type Handler = Handlers['POST']

/**
 * What NextAuth has no room for: a second cookie at sign-in, and a sign-out that ends what is stored.
 * `begin` runs deep inside a handler, which alone makes the response: the token travels out through the context.
 */
export function aroundSignIn({ families, sessionIn, cookie, absoluteLifetimeS }: RefreshOptions, sessionCookie: string) {
  const begun = new AsyncLocalStorage<{ refreshToken?: string }>()

  async function begin(user: User, token: JWT): Promise<Date> {
    const refreshToken = newRefreshToken()
    const expires = new Date(Date.now() + absoluteLifetimeS * 1000)
    const at = await families.begin({ token, user, hash: hashOf(refreshToken), expires })
    const outside = begun.getStore()
    if (outside) outside.refreshToken = refreshToken
    return at
  }

  const wrap =
    (handler: Handler): Handler =>
    async (request) => {
      const outside: { refreshToken?: string } = {}
      const response = await begun.run(outside, () => handler(request))
      const fate = fateOf(sessionCookie, response)
      if (fate === 'set' && outside.refreshToken !== undefined)
        return withCookies(response, [setCookie(cookie.name, outside.refreshToken, cookie.options, absoluteLifetimeS)])
      if (fate !== 'cleared') return response
      const session = await sessionIn(request.headers.get('cookie') ?? '')
      if (!new URL(request.url).pathname.endsWith('/signout')) return session === null ? response : withCookies(response, [], sessionCookie)
      // Before the browser is told: a family that could not be ended must not look as if it had been.
      if (session) await families.end(session.sid, 'sign-out')
      return withCookies(response, [setCookie(cookie.name, '', cookie.options, 0)])
    }

  return { begin, around: ({ GET, POST }: Handlers): Handlers => ({ GET: wrap(GET), POST: wrap(POST) }) }
}

/**
 * The same response with more cookies, or with those that begin with `without` left as they are: NextAuth would
 * clear the cookie of a token that has merely expired, and nobody could tell any more that it can be refreshed.
 */
function withCookies(response: Response, more: readonly string[], without?: string): Response {
  const headers = new Headers(response.headers)
  const kept = headers.getSetCookie().filter((line) => without === undefined || !line.startsWith(without))
  headers.delete('set-cookie')
  for (const line of [...kept, ...more]) headers.append('set-cookie', line)
  return new Response(response.body, { status: response.status, headers })
}
