import type { Design, Reading, RefusalCode } from '@/_designs/design'
import { REFUSALS } from '@/_designs/refusals'
import { requestToken } from '@/_designs/request-token'
import { serverTiming, type Trace, withTrace } from '@/_trace/trace'
import { answer, forDesign, refusal, storeUnavailable } from '../../_answers'

/** Who does this design say I am, and what did it cost to find out? Reads only: renews nothing, sets no cookie. */
export const GET = forDesign(async (request, design) => {
  const token = requestToken(design, request.headers)
  const read = async (): Promise<Reading> => (token === null ? { state: 'refused', code: 'no_token' } : design.read(token))
  const { value: reading, trace } = await withTrace(read)
  return answerWith(design, reading, trace)
})

function answerWith(design: Design, reading: Reading, trace: Trace): Response {
  const timing = { 'server-timing': serverTiming(trace) }
  if (reading.state === 'unavailable') return storeUnavailable('read', timing)
  if (reading.state === 'refused') return unauthorized(design, reading.code, timing)
  return answer({ design: design.id, user: reading.user, expires: reading.expires, trace }, { headers: timing })
}

/** The challenge of RFC 6750, section 3. */
function unauthorized(design: Design, code: RefusalCode, headers: Record<string, string>): Response {
  const challenge = `Bearer realm="${design.id}"${code === 'no_token' ? '' : `, error="invalid_token", error_description="${code}"`}`
  return refusal(401, code, REFUSALS[code], { headers: { 'www-authenticate': challenge, ...headers } })
}
