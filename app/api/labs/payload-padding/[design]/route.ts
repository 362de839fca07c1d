import { z } from 'zod'
import { wasMadeBy } from '@/_people/lab-run'
import { setName } from '@/_people/person'
import { runOf } from '@/_people/run-pass'
import { forAcceptedChange } from '../../../_accepted'
import { json, parseBody, unknownPerson } from '../../../_answers'
import { vouchedChange } from '../../../_vouched'
import { labRefusal } from '../../_refused'

/**
 * The longest name in bytes. It is enough for a token of more than the 16 KiB of headers that Node
 * reads.
 */
const MOST_BYTES = 16_000
const error = `Use a whole number of bytes from 1 to ${MOST_BYTES}.`
const asked = z.strictObject({
  bytes: z.number(error).int(error).min(1, error).max(MOST_BYTES, error),
})

/**
 * Gives the accepted person a name of `{ bytes }` bytes, so that a run of labs can see a session
 * with more data. Existing sessions do not change. It works only within a run: on a real site no
 * person has such a name, but roles, rights and preferences can be as large.
 */
export const POST = forAcceptedChange<{ design: string }>(async ({ request, ...session }) => {
  const { id } = session.user
  const run = runOf(request.headers)
  if (run === null) return labRefusal('not_in_a_run')
  if (!(await wasMadeBy(run, { id }))) return labRefusal('not_of_this_run')
  const body = await parseBody(request, asked)
  if (!body.ok) return body.response
  const { bytes } = body.value
  const named = await vouchedChange(session, (writing) => setName(id, 'x'.repeat(bytes), writing))
  if (!named.ok) return named.response
  return named.value ? json({ bytes }) : unknownPerson()
})
