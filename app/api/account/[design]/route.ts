import { z } from 'zod'
import { setDisabled, setRole } from '@/_people/person'
import { forAcceptedChange } from '../../_accepted'
import { answer, parseBody } from '../../_answers'
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
    await setRole(user.id, body.value.role)
    return answer({ role: body.value.role })
  }
  if (body.value.disabled) return answer({ disabled: true, revocations: await endSessionsAround(user.id, () => setDisabled(user.id, new Date())) })
  await setDisabled(user.id, null)
  return answer({ disabled: false })
})
