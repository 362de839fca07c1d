import { z } from 'zod'
import { clientAddress, getOrigin } from '@/_config/origin'
import { getDesign } from '@/_designs/registry'
import { makeLabPerson, signInLabPerson } from '@/_lab/server/lab-person'
import { countAttempt } from '@/_people/rate-limits'
import {
  accountsOff,
  json,
  parseBody,
  refusal,
  rejectCrossOrigin,
  tooManyAttempts,
  withErrorResponses,
} from '../../_answers'

const asked = z.strictObject({ designs: z.array(z.string().max(64)).min(1).max(4) })

/**
 * Creates a person for a lab that runs in a page, signed in to some designs: `{ designs }`. It
 * answers 201 with bearer tokens, so that the visitor's cookies stay the same, with a pass for the
 * run, and with an eraser that deletes the person.
 */
export const POST = (request: Request) =>
  rejectCrossOrigin(request) ?? accountsOff() ?? withErrorResponses(request, () => make(request))

async function make(request: Request): Promise<Response> {
  const wait = await countAttempt('new people by address', clientAddress(request.headers))
  if (wait !== null) return tooManyAttempts(wait)
  const body = await parseBody(request, asked)
  if (!body.ok) return body.response
  const ids = [...new Set(body.value.designs)]
  const designs = ids.flatMap((id) => getDesign(id) ?? [])
  if (designs.length < ids.length)
    return refusal(
      422,
      'unknown_design',
      'One of these is no session design that this server can offer.',
    )
  const { person, pass, erase } = await makeLabPerson(clientAddress(request.headers))
  const sessions: { design: string; token: string }[] = []
  for (const design of designs) {
    const device = await signInLabPerson(person, design, getOrigin(request.headers) ?? '', 'Lab')
    if (device) sessions.push({ design: design.id, token: device.token })
  }
  return json({ pass, erase, sessions }, { status: 201 })
}
