import { getOrigin } from '@/_config/origin'
import type { Design } from '@/_designs/design'
import { signOutNeedsDatabase } from '@/_designs/guarantees'
import { cookieEffect } from '@/_designs/remedies/refresh/set-cookie'
import { AuthRequest } from '@/_designs/request/auth-request'
import { SIGN_OUT, tokenToSignOut } from '@/_designs/request/sign-out'
import type { Reading } from '@/_designs/session'
import { endTickets } from '@/_people/tickets'
import { isStoreUnavailable } from '@/_store/outage'
import { hasFailedLookup, withTrace } from '@/_trace/trace'
import {
  operationOf,
  rejectCrossOrigin,
  storeUnavailable,
  tooBusy,
  tooLarge,
  tooManyAttempts,
  unknownHost,
} from '../../../_answers'
import { readBody } from '../../../_body'
import { forDesign } from '../../../_for-design'

/** The only endpoint that can refuse for too many attempts. */
const SIGN_IN = '/callback/credentials'

type Params = { design: string; nextauth: string[] }

export const GET = forDesign<Params>((request, design) =>
  serve(request, design, design.auth.handlers.GET),
)
export const POST = forDesign<Params>(
  async (request, design) => rejectCrossOrigin(request) ?? post(request, design),
)

/** Passes on a body with a limited size, because NextAuth would read a body of any size. */
async function post(request: Request, design: Design): Promise<Response> {
  const body = await readBody(request)
  if (body === null) return tooLarge()
  const bounded = new Request(request.url, { method: 'POST', headers: request.headers, body })
  const leaving = await sessionSigningOut(bounded, design)
  const needsDatabase = signOutNeedsDatabase(design.guarantees)
  if (leaving?.state === 'unavailable' && needsDatabase) return storeUnavailable('sign-out')
  const response = await serve(bounded, design, design.auth.handlers.POST)
  // What a session vouched for ends with it: a ticket would sign in again.
  const isOut = cookieEffect(design.cookies.sessionToken, response) === 'cleared'
  if (leaving?.state === 'accepted' && isOut)
    await endTickets(leaving.user.id).catch((error) => {
      // A sign-out that needs no database is done all the same. A ticket outlives it by seconds.
      if (needsDatabase || !isStoreUnavailable(error)) throw error
    })
  return response
}

/** The session that this request ends on the server; null if it ends none. */
async function sessionSigningOut(request: Request, design: Design): Promise<Reading | null> {
  const { guarantees, cookies } = design
  if (guarantees.signOutLagMs === null) return null
  const token = tokenToSignOut(request, cookies.sessionToken)
  return token === null ? null : design.read(token)
}

/**
 * Runs NextAuth's own endpoint, and shows two facts that it hides behind a redirect or a null: the
 * store is down (503, and no cookie is deleted), and the sign-in has to wait (429, or 503 if this
 * server has too much to do).
 */
async function serve(
  request: Request,
  design: Design,
  handler: Design['auth']['handlers']['GET'],
): Promise<Response> {
  const origin = getOrigin(request.headers)
  if (origin === null) return unknownHost()
  const { pathname, search } = new URL(request.url)
  // The origin is always the site's own, because NextAuth builds every redirect on it. A client's
  // headers do not count.
  const asked = new AuthRequest(new URL(pathname + search, origin), request, design.cookies)
  const { value: response, trace } = await withTrace(() => handler(asked).catch(nullInOutage))
  if (response === null || hasFailedLookup(trace))
    return storeUnavailable(operationAt(request, pathname))
  // A successful sign-in redirects to an address that the client chose, so its text means nothing.
  const refused = cookieEffect(design.cookies.sessionToken, response) === null
  const wait = refused && pathname.endsWith(SIGN_IN) ? await waitIn(response) : null
  if (wait) return wait
  // A copy, because the headers of a redirect are immutable.
  const headers = new Headers(response.headers)
  headers.set('cache-control', 'private, no-store')
  return new Response(response.body, { status: response.status, headers })
}

const WAITS = new Map([
  ['too_many_attempts', tooManyAttempts],
  ['too_busy', tooBusy],
])

function nullInOutage(error: unknown): null {
  if (isStoreUnavailable(error)) return null
  throw error
}

/** The action that was requested from NextAuth. */
function operationAt(request: Request, pathname: string) {
  if (request.method !== 'POST') return operationOf(request)
  if (pathname.endsWith(SIGN_OUT)) return 'sign-out'
  return pathname.endsWith(SIGN_IN) ? 'sign-in' : 'change'
}

/**
 * The answer for `too_many_attempts.<seconds>` or `too_busy.<seconds>`, which the sign-in put into
 * the `code` of NextAuth's error redirect; null for any other.
 */
async function waitIn(response: Response): Promise<Response | null> {
  const location = response.headers.get('location') ?? (await redirectInBody(response))
  const code =
    location && URL.canParse(location) ? new URL(location).searchParams.get('code') : null
  const [, why = '', seconds] = code?.match(/^(\w+)\.(\d+)$/) ?? []
  return WAITS.get(why)?.(Number(seconds)) ?? null
}

async function redirectInBody(response: Response): Promise<string | null> {
  if (!response.headers.get('content-type')?.includes('application/json')) return null
  const body: unknown = await response.clone().json()
  return typeof body === 'object' && body !== null && 'url' in body && typeof body.url === 'string'
    ? body.url
    : null
}
