import { z } from 'zod'
import { getDesign } from '@/_designs/registry'
import { forAcceptedChange } from '../../_accepted'
import { json, parseBody, refusal } from '../../_answers'
import { ticketFor } from '../../_ticket'

const wanted = z.strictObject({ design: z.string().max(64) })

/**
 * Issues a ticket for `{ design }`. The person whom the design of the path accepts can use it to
 * sign in to the other one without a password. So a design is only as strong as the weakest design
 * that can issue tickets for it, which is why a real site has one.
 */
export const POST = forAcceptedChange<{ design: string }>(async ({ request, ...session }) => {
  const body = await parseBody(request, wanted)
  if (!body.ok) return body.response
  const design = getDesign(body.value.design)
  if (!design) return refusal(404, 'unknown_design', 'There is no session design of that name.')
  const ticket = await ticketFor(session, design.id)
  return ticket.ok ? json({ ticket: ticket.ticket }, { status: 201 }) : ticket.response
})
