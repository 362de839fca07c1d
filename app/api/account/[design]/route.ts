import { z } from 'zod'
import { setDisabled, setRole } from '@/_people/person'
import { forAcceptedChange } from '../../_accepted'
import { answer, parseBody, unknownPerson } from '../../_answers'
import { endSessionsAround } from './_end-sessions'

const change = z.union([z.strictObject({ role: z.enum(['member', 'admin']) }), z.strictObject({ disabled: z.boolean() })])

/**
 * Changes the role of the person whom this design accepts, or disables them. A visitor is the
 * administrator of their own sandbox: on a real site this would be an administrator's route.
 */
export const PATCH = forAcceptedChange<{ design: string }>(async ({ request, user }) => {
  const body = await parseBody(request, change)
  if (!body.ok) return body.response
  if ('role' in body.value) {
    const { role } = body.value
    return (await setRole(user.id, role)) ? answer({ role }) : unknownPerson()
  }
  if (!body.value.disabled) return (await setDisabled(user.id, null)) ? answer({ disabled: false }) : unknownPerson()
  const revocations = await endSessionsAround(user.id, () => setDisabled(user.id, new Date()))
  return revocations === null ? unknownPerson() : answer({ disabled: true, revocations })
})
