import 'server-only'
import { CONDITIONS } from '@/_config/lab-header'
import type { Server } from '@/_designs/kit/server'

/**
 * The only link from a request to the code of the labs. Without conditions, a request is answered
 * as usual, and that code is not even loaded.
 * @param design the id of the requested design, if any
 * @param handle answers the request, on another server if it gets one
 */
export async function inLab(
  request: Request,
  design: string | null,
  handle: (server?: Server) => Promise<Response>,
): Promise<Response> {
  if (!request.headers.has(CONDITIONS)) return handle()
  const { underConditions } = await import('./labs/_under-conditions')
  return underConditions(request, design, handle)
}
