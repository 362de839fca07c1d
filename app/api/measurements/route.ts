import { after } from 'next/server'
import { clientAddress, getOrigin } from '@/_config/origin'
import { designIds, getDesign } from '@/_designs/registry'
import { measurementRequest } from '@/_measure/events'
import { runMeasurement } from '@/_measure/session'
import { countAttempt } from '@/_people/rate-limits'
import { claimSlot } from '@/_stream/slots'
import { eventStream, streamed } from '@/_stream/stream'
import {
  parseBody,
  refusal,
  rejectCrossOrigin,
  tooManyAttempts,
  withErrorResponses,
} from '../_answers'

/** The longest run on a serverless host, in seconds. */
export const maxDuration = 120

/**
 * Measures designs: `{ checks?, designs? }`. It answers with newline-delimited JSON, one event per
 * line (`app/_measure/events.ts`), during the run. It needs no sign-in: its people are its own.
 */
export const POST = (request: Request) =>
  rejectCrossOrigin(request) ?? withErrorResponses(request, () => run(request))

const BUSY = {
  yours: 'A measurement of yours is still under way: wait until it ends, or cancel it.',
  full: 'Others are measuring at the moment, and more at once would disturb each other: try again in a minute.',
}

async function run(request: Request): Promise<Response> {
  const visitor = clientAddress(request.headers)
  const wait = await countAttempt('measurements by address', visitor)
  if (wait !== null) return tooManyAttempts(wait)
  const body = await parseBody(request, measurementRequest)
  if (!body.ok) return body.response
  const asked = [...new Set(body.value.designs ?? designIds())]
  const designs = asked.flatMap((id) => getDesign(id) ?? [])
  if (designs.length < asked.length)
    return refusal(
      422,
      'unknown_design',
      'One of these is no session design that this server can offer.',
    )
  const slot = claimSlot('measurements', visitor)
  if (!slot.ok)
    return refusal(429, `busy_${slot.code}`, BUSY[slot.code], { headers: { 'retry-after': '30' } })
  const { body: events, ended } = eventStream(
    (work) =>
      runMeasurement({
        ...work,
        designs,
        checks: body.value.checks,
        origin: getOrigin(request.headers) ?? '',
      }).finally(slot.release),
    request.signal,
  )
  after(() => ended) // even if the reader has gone away, so that the people of the run are deleted
  return streamed(events)
}
