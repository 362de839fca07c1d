import 'server-only'
import type { Design } from '@/_designs/design'
import { requestToken } from '@/_designs/request/request-token'
import type { Reading } from '@/_designs/session'
import type { Person } from '@/_people/person'
import {
  type Context,
  rejectCrossOrigin,
  storeUnavailable,
  tooLarge,
  unauthorized,
} from './_answers'
import { readBody } from './_body'
import { forDesign } from './_for-design'

/** A session that a design accepted. */
export interface AcceptedSession {
  design: Design
  token: string
  user: Person
}

interface Accepted<Params> extends AcceptedSession {
  request: Request
  /** When the session ends, in ISO 8601. */
  expires: string
  params: Params
}

type Handle<Params> = (accepted: Accepted<Params>) => Promise<Response>

/** A handler for a person whom the design accepts. Other requests get 401 or 503. */
export const forAccepted = <Params extends { design: string }>(handle: Handle<Params>) =>
  forDesign<Params>((request, design, params) =>
    admit(request, design, params, (token) => design.read(token), handle),
  )

/**
 * Like `forAccepted`, for a route that changes something: only for pages of this origin. The whole
 * body is read before the token is checked, or a client could hold back its last byte while the
 * session is revoked. The store is always asked, even if the design remembers the session.
 */
export function forAcceptedChange<Params extends { design: string }>(handle: Handle<Params>) {
  const handler = forDesign<Params>(async (asked, design, params) => {
    const body = await readBody(asked)
    if (body === null) return tooLarge()
    const { url, method, headers } = asked
    const request = new Request(url, { method, headers, body })
    return admit(request, design, params, (token) => design.readToAct(token), handle)
  })
  return async (request: Request, context: Context<Params>): Promise<Response> =>
    rejectCrossOrigin(request) ?? handler(request, context)
}

async function admit<Params>(
  request: Request,
  design: Design,
  params: Params,
  read: (token: string) => Promise<Reading>,
  handle: Handle<Params>,
): Promise<Response> {
  const token = requestToken(design, request.headers)
  if (token === null) return unauthorized(design, 'no_token')
  const reading = await read(token)
  if (reading.state !== 'accepted') return refusedReading(design, reading)
  return handle({ request, design, token, user: reading.user, expires: reading.expires, params })
}

/** The answer to a request whose token the design did not accept. */
export const refusedReading = (
  design: Design,
  reading: Exclude<Reading, { state: 'accepted' }>,
): Response =>
  reading.state === 'unavailable' ? storeUnavailable('read') : unauthorized(design, reading.code)
