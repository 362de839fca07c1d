import 'server-only'
import type { DesignConfig, DesignParts } from '../design'
import { cookieEffect } from '../remedies/refresh/set-cookie'
import { joinChunks } from '../request/token'
import { type LastingClaims, lastingClaims } from './lasting-claims'

type WrapHandlers = NonNullable<DesignParts['wrapHandlers']>
type Handler = ReturnType<WrapHandlers>['POST']

/**
 * Ends the session of each sign-out, also if its token has expired. NextAuth calls the event
 * `signOut` only for a token that it can decode. But an answer with a renewed token can still be on
 * its way, and would sign the browser in again.
 * @throws the errors of `end`
 */
export function atSignOut(
  { config, wrapHandlers: inner }: Pick<DesignParts, 'config' | 'wrapHandlers'>,
  end: (session: LastingClaims) => Promise<void>,
): WrapHandlers {
  const wrap =
    (handler: Handler): Handler =>
    async (request) => {
      const response = await handler(request)
      const session = isSignOut(request, response, config) ? await sessionIn(request, config) : null
      if (session !== null) await end(session)
      return response
    }
  return (handlers) => {
    const { GET, POST } = inner ? inner(handlers) : handlers
    return { GET, POST: wrap(POST) }
  }
}

const nameIn = ({ cookies }: DesignConfig) => cookies.sessionToken?.name ?? ''

/** Without a CSRF token, NextAuth clears no cookie. */
const isSignOut = (request: Request, response: Response, config: DesignConfig) =>
  new URL(request.url).pathname.endsWith('/signout') &&
  cookieEffect(nameIn(config), response) === 'cleared'

async function sessionIn(request: Request, config: DesignConfig): Promise<LastingClaims | null> {
  const token = joinChunks(request.headers.get('cookie') ?? '', nameIn(config))
  return token === null ? null : lastingClaims(config, token)
}
