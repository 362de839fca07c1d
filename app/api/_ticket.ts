import 'server-only'
import { findPerson } from '@/_people/person'
import { countAttempt } from '@/_people/rate-limits'
import { issueTicket } from '@/_people/tickets'
import { type AcceptedSession, refusedReading } from './_accepted'
import { refusal, tooManyAttempts, unknownPerson } from './_answers'

/**
 * Issues a ticket that signs in the person of this session to `design` once, at once; or returns
 * the answer to send instead.
 */
export async function ticketFor(
  session: AcceptedSession,
  design: string,
): Promise<{ ok: true; ticket: string } | { ok: false; response: Response }> {
  const { user } = session
  const wait =
    (await countAttempt('new devices by person', user.id)) ??
    (await countAttempt('new devices by person and day', user.id))
  if (wait !== null) return { ok: false, response: tooManyAttempts(wait) }
  const now = new Date()
  const found = await findPerson(user.id, now)
  if (!found.ok)
    return { ok: false, response: found.code === 'unknown' ? unknownPerson() : mayNotSignIn() }
  const ticket = await issueTicket(user.id, design, now)
  // Checked after the ticket exists: a revocation from now on ends the ticket too.
  const reading = await session.design.readToAct(session.token)
  if (reading.state === 'accepted') return { ok: true, ticket }
  return { ok: false, response: refusedReading(session.design, reading) }
}

export const mayNotSignIn = () =>
  refusal(
    403,
    'sign_in_refused',
    'The sign-in was refused: the account is disabled, or no session could be issued for it.',
  )
