import 'server-only'
import { CONDITIONS } from '@/_config/lab-header'
import type { Server } from '@/_designs/kit/server'

/**
 * The one place where a request meets the rig of the labs. One that names no conditions is answered
 * as it is, and nothing of the rig is even loaded for it.
 * @param design the id of the design that is asked, if any is
 * @param handle answers it, by another server than this one where it is given one
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
