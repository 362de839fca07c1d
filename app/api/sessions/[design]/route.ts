import { z } from 'zod'
import { getOrigin } from '@/_config/origin'
import { signInVirtualDevice } from '@/_designs/client/virtual-device'
import { forAccepted, forAcceptedChange } from '../../_accepted'
import { json, parseBody, refusal } from '../../_answers'
import { endSessions } from '../../_end-sessions'
import { mayNotSignIn, ticketFor } from '../../_ticket'

type Params = { design: string }

/** The sessions of the accepted person, or the reason why the server cannot know them. */
export const GET = forAccepted<Params>(async ({ design, token, user }) =>
  json(await design.devices(user.id, token)),
)

const newDevice = z.object({
  label: z
    .string()
    .regex(/^[\w .-]{1,40}$/, 'Use 1 to 40 letters, digits, blanks, dots and dashes.'),
})

/**
 * Signs in one more (virtual) device of the same person through NextAuth, and returns its token for
 * `Authorization: Bearer`.
 */
export const POST = forAcceptedChange<Params>(async ({ request, ...session }) => {
  const { design } = session
  const body = await parseBody(request, newDevice)
  if (!body.ok) return body.response
  const ticket = await ticketFor(session, design.id)
  if (!ticket.ok) return ticket.response
  const device = await signInVirtualDevice(design, getOrigin(request.headers) ?? '', {
    ticket: ticket.ticket,
    label: body.value.label,
  })
  return device === null ? mayNotSignIn() : json(device, { status: 201 })
})

const scope = z.enum(['others', 'all'])

/** Revokes the person's other sessions, or all of them. */
export const DELETE = forAcceptedChange<Params>(async ({ request, design, token, user }) => {
  const asked = scope.safeParse(new URL(request.url).searchParams.get('scope'))
  if (!asked.success)
    return refusal(
      422,
      'invalid_scope',
      'Say which sessions to revoke: ?scope=others or ?scope=all.',
    )
  const target = asked.data === 'all' ? { scope: asked.data } : { scope: asked.data, token }
  const revocation = await endSessions(user.id, () => design.revoke({ ...target, userId: user.id }))
  return json({ revocation })
})
