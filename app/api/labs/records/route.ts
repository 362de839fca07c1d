import { z } from 'zod'
import { countRecords } from '@/_measure/records'
import { personMadeBy } from '@/_people/lab-run'
import { countAttempt } from '@/_people/rate-limits'
import { runOf } from '@/_people/run-pass'
import {
  accountsOff,
  json,
  parseBody,
  rejectCrossOrigin,
  tooManyAttempts,
  withErrorResponses,
} from '../../_answers'
import { labRefusal } from '../_refused'

const asked = z.strictObject({ email: z.string().max(254) })

/**
 * Counts the records that the stores hold of a person: `{ email }`. It works only within a run, and
 * only for the people of that run; everybody else gets the same answer as nobody. The person need
 * not be signed in, so that a run can count before the first sign-in.
 */
export const POST = (request: Request) =>
  rejectCrossOrigin(request) ?? accountsOff() ?? withErrorResponses(request, () => count(request))

async function count(request: Request): Promise<Response> {
  const run = runOf(request.headers)
  if (run === null) return labRefusal('not_in_a_run')
  const wait = await countAttempt('counts of records in runs', run.owner)
  if (wait !== null) return tooManyAttempts(wait)
  const body = await parseBody(request, asked)
  if (!body.ok) return body.response
  const id = await personMadeBy(run, body.value)
  return id === null ? labRefusal('not_of_this_run') : json({ records: await countRecords(id) })
}
