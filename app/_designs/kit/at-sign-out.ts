import 'server-only'
import type { DesignParts } from '../design'
import { cookieEffect } from '../remedies/refresh/set-cookie'
import { tokenToSignOut } from '../request/sign-out'
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
  const name = config.cookies.sessionToken?.name ?? ''
  const wrap =
    (handler: Handler): Handler =>
    async (request) => {
      const token = tokenToSignOut(request, name)
      const response = await handler(request)
      // Without a CSRF token, NextAuth clears no cookie.
      if (token === null || cookieEffect(name, response) !== 'cleared') return response
      const session = await lastingClaims(config, token)
      if (session !== null) await end(session)
      return response
    }
  return (handlers) => {
    const { GET, POST } = inner ? inner(handlers) : handlers
    return { GET, POST: wrap(POST) }
  }
}
