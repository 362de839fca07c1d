import type { Design } from '@/_designs/design'
import { readRequest } from '@/_designs/request/request-token'
import type { Reading } from '@/_designs/session'
import { serverTiming, type Trace, withTrace } from '@/_trace/trace'
import { json, storeUnavailable, unauthorized } from '../../_answers'
import { forDesign } from '../../_for-design'

/**
 * The person whom a design sees in this request, and the cost of the check. It only reads: it
 * renews nothing and sets no cookie.
 */
export const GET = forDesign(async (request, design) => {
  const { value, trace } = await withTrace(() => readRequest(design, request.headers))
  return answerWith(design, value.reading, trace)
})

function answerWith(design: Design, reading: Reading, trace: Trace): Response {
  const timing = { 'server-timing': serverTiming(trace) }
  if (reading.state === 'unavailable') return storeUnavailable('read', timing)
  if (reading.state === 'refused') return unauthorized(design, reading.code, timing)
  return json(
    { design: design.id, user: reading.user, expires: reading.expires, trace },
    { headers: timing },
  )
}
