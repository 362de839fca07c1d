import 'server-only'
import type { NextAuthResult } from 'next-auth'
import type { Exchange, Exchanged } from './exchange'
import { type Place, tokenOf } from './place'

type Handler = NextAuthResult['handlers']['POST']

const OUTAGE = {
  code: 'store_unavailable',
  message:
    'Whether this session goes on cannot be known right now. Nobody was signed out: try again.',
}

/**
 * Exchanges the refresh token of a browser. A page of another site cannot call it (Fetch Metadata;
 * and the cookie is `SameSite=Strict`).
 */
export const exchangeRoute =
  (
    placeOf: (request: Request) => Place,
    exchange: (asked: Exchange, at: Place) => Promise<Exchanged>,
  ) =>
  async (request: Request): Promise<Response> => {
    if (!['same-origin', null].includes(request.headers.get('sec-fetch-site')))
      return failed(403, 'foreign_origin', 'Only a page of this site may do that.')
    try {
      const place = placeOf(request)
      const cookies = request.headers.get('cookie') ?? ''
      const refreshToken = tokenOf(cookies, place.refresh)
      if (refreshToken === null)
        return failed(401, 'no_token', 'There is no refresh token: sign in.')
      const done = await exchange({ refreshToken, cookies, now: new Date() }, place)
      if (done.state === 'refreshed')
        return withCookies(answer(200, { expires: done.expires.toISOString() }), done.setCookies)
      // A warning for the operator about a copied token (OWASP ASVS 5.0, 16.3.3). It contains the
      // session id, but no token.
      if (done.ended !== null)
        console.warn(`[auth] reuse of a refresh token: family ${done.ended} ended`)
      return failed(401, done.code, 'The session has ended: sign in again.')
    } catch (error) {
      return unavailable(error)
    }
  }

/** NextAuth's handlers, with 503 for an outage in the code around them. */
export function tellingOutages({
  GET,
  POST,
}: NextAuthResult['handlers']): NextAuthResult['handlers'] {
  const telling =
    (handler: Handler): Handler =>
    async (request) => {
      try {
        return await handler(request)
      } catch (error) {
        if (error instanceof Error && 'digest' in error) throw error // Next's own
        return unavailable(error)
      }
    }
  return { GET: telling(GET), POST: telling(POST) }
}

/**
 * Replaces an outage by an error without its cause, because Next would print the cause, which can
 * contain a token.
 * @throws StoreUnavailable (by its name)
 */
export async function orUnavailable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Error && 'digest' in error) throw error
    log(error)
    throw Object.assign(new Error(OUTAGE.message), { name: 'StoreUnavailable', code: OUTAGE.code })
  }
}

function unavailable(error: unknown): Response {
  log(error)
  return answer(503, { error: OUTAGE })
}

const log = (error: unknown) =>
  console.error(`[auth] StoreUnavailable: ${error instanceof Error ? error.name : typeof error}`)
const answer = (status: number, body: object) =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } })
const failed = (status: number, code: string, message: string) =>
  answer(status, { error: { code, message } })

function withCookies(response: Response, lines: readonly string[]): Response {
  for (const line of lines) response.headers.append('set-cookie', line)
  return response
}
