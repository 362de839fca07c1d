import { after } from 'next/server'
import { clientAddress } from '@/_config/origin'
import { newPerson } from '@/_people/credentials'
import { createPerson } from '@/_people/person'
import { purgeInPassing } from '@/_people/purge'
import { countAttempt } from '@/_people/rate-limits'
import {
  accountsOff,
  json,
  parseBody,
  refusal,
  rejectCrossOrigin,
  tooManyAttempts,
  withErrorResponses,
} from '../_answers'

/** Signs up a person: `{ name, email, password }`. It does not sign them in. */
export const POST = (request: Request) =>
  rejectCrossOrigin(request) ?? accountsOff() ?? withErrorResponses(request, () => signUp(request))

async function signUp(request: Request): Promise<Response> {
  // The attempt is counted before the body is checked, because the check of a password takes time.
  const wait = await countAttempt('new people by address', clientAddress(request.headers))
  if (wait !== null) return tooManyAttempts(wait)
  const body = await parseBody(request, newPerson)
  if (!body.ok) return body.response
  const person = await createPerson(body.value, new Date())
  if (person === null)
    return refusal(
      409,
      'email_taken',
      'Somebody has signed up with that e-mail already: sign in, or use another.',
      { fields: { email: 'Already in use.' } },
    )
  after(() => purgeInPassing())
  return json({ person }, { status: 201 })
}
