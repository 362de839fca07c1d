import { clientAddress } from '@/_config/origin'
import { passwordChange } from '@/_people/credentials'
import { checkPassword, setPassword } from '@/_people/person'
import { countGuess, resetAttempts } from '@/_people/rate-limits'
import { forAcceptedChange } from '../../../_accepted'
import { json, parseBody, refusal, tooManyAttempts, unknownPerson } from '../../../_answers'
import { endSessionsAround } from '../../../_end-sessions'
import { vouchedChange } from '../../../_vouched'

/**
 * Changes the password with `{ current, next }`, and ends every session. The client signs in again
 * with the new password.
 */
export const PUT = forAcceptedChange<{ design: string }>(async ({ request, ...session }) => {
  const { user } = session
  const address = clientAddress(request.headers)
  // The attempt is counted before the body is checked, because the check of a password takes time.
  const wait = await countGuess(user.email, address)
  if (wait !== null) return tooManyAttempts(wait)
  const body = await parseBody(request, passwordChange(user))
  if (!body.ok) return body.response
  const { current, next } = body.value
  const verdict = await checkPassword(user.id, current)
  if (verdict === 'unknown') return unknownPerson()
  if (verdict === 'wrong') {
    return refusal(422, 'wrong_password', 'That is not your current password.', {
      fields: { current: 'Not your current password.' },
    })
  }
  await resetAttempts(user.email, address)
  const changed = await vouchedChange(session, (writing) =>
    endSessionsAround(user.id, () => setPassword(user.id, next, writing)),
  )
  if (!changed.ok) return changed.response
  const revocations = changed.value
  return revocations === null ? unknownPerson() : json({ revocations })
})
