import 'server-only'
import type { Server } from '@/_designs/kit/server'

/** Names the conditions under which a request of a lab run is to be answered: `outage, server=b`. */
export const CONDITIONS = 'x-lab-conditions'

/** Answers a request, by another server than this one where it is given one. */
export type Handle = (server?: Server) => Promise<Response>

/**
 * The one place where a request meets the rig of the labs. One that names no conditions is answered
 * as it is, and nothing of the rig is even loaded for it.
 * @param design the id of the design that is asked, if any is
 */
export async function inLab(
  request: Request,
  design: string | null,
  handle: Handle,
): Promise<Response> {
  if (!request.headers.has(CONDITIONS)) return handle()
  const { underConditions } = await import('./labs/_under-conditions')
  return underConditions(request, design, handle)
}
