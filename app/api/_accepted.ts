import 'server-only'
import type { Design } from '@/_designs/design'
import { readRequest } from '@/_designs/request/request-token'
import type { Person } from '@/_people/person'
import { type Context, rejectCrossOrigin, storeUnavailable, unauthorized } from './_answers'
import { forDesign } from './_for-design'

interface Accepted<Params> {
  request: Request
  design: Design
  token: string
  user: Person
  /** When the session ends, in ISO 8601. */
  expires: string
  params: Params
}

/** A handler for a person whom the design accepts. Other requests get 401 or 503. */
export const forAccepted = <Params extends { design: string }>(
  handle: (accepted: Accepted<Params>) => Promise<Response>,
) =>
  forDesign<Params>(async (request, design, params) => {
    const { token, reading } = await readRequest(design, request.headers)
    if (token === null) return unauthorized(design, 'no_token')
    if (reading.state === 'unavailable') return storeUnavailable('read')
    if (reading.state === 'refused') return unauthorized(design, reading.code)
    return handle({ request, design, token, user: reading.user, expires: reading.expires, params })
  })

/** Like `forAccepted`, for a route that changes something: only for pages of this origin. */
export function forAcceptedChange<Params extends { design: string }>(
  handle: (accepted: Accepted<Params>) => Promise<Response>,
) {
  const handler = forAccepted<Params>(handle)
  return async (request: Request, context: Context<Params>): Promise<Response> =>
    rejectCrossOrigin(request) ?? handler(request, context)
}
