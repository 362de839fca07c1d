import 'server-only'
import { changeByTicket, issueChangeTicket } from '@/_people/tickets'
import type { Writing } from '@/_people/writing'
import { type AcceptedSession, refusedReading } from './_accepted'

/**
 * Makes a change in the name of a session, if the session still stands when the change is written.
 * A revocation that ends the session first ends the ticket too, and then nothing is changed.
 * @param make makes the change with this `writing`; called again if another revocation ended the
 * ticket of a session that stands
 * @returns what `make` returns, or the answer to send instead
 */
export async function vouchedChange<T>(
  session: AcceptedSession,
  make: (writing: Writing) => Promise<T>,
): Promise<{ ok: true; value: T } | { ok: false; response: Response }> {
  const { design, token, user } = session
  const ticket = await issueChangeTicket(user.id, new Date())
  // Checked after the ticket exists: a revocation from now on ends the ticket too.
  const reading = await design.readToAct(token)
  if (reading.state !== 'accepted') return { ok: false, response: refusedReading(design, reading) }
  let stands = true
  const value = await make(async (write) => {
    const written = await changeByTicket(ticket, write)
    stands = written !== null
    return written ?? false
  })
  return stands ? { ok: true, value } : vouchedChange(session, make)
}
