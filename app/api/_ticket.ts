import 'server-only'
import { findPerson, type Person } from '@/_people/person'
import { countAttempt } from '@/_people/rate-limits'
import { issueTicket } from '@/_people/tickets'
import { refusal, tooManyAttempts, unknownPerson } from './_answers'

/**
 * Issues a ticket that signs in this person to `design` once, at once; or returns the answer to
 * send instead.
 */
export async function ticketFor(
  user: Pick<Person, 'id'>,
  design: string,
): Promise<{ ok: true; ticket: string } | { ok: false; response: Response }> {
  const wait =
    (await countAttempt('new devices by person', user.id)) ??
    (await countAttempt('new devices by person and day', user.id))
  if (wait !== null) return { ok: false, response: tooManyAttempts(wait) }
  const now = new Date()
  const found = await findPerson(user.id, now)
  if (!found.ok)
    return { ok: false, response: found.code === 'unknown' ? unknownPerson() : mayNotSignIn() }
  return { ok: true, ticket: await issueTicket(user.id, design, now) }
}

export const mayNotSignIn = () =>
  refusal(
    403,
    'sign_in_refused',
    'The sign-in was refused: the account is disabled, or no session could be issued for it.',
  )
