import { z } from 'zod'
import { setDisabled, setRole } from '@/_people/person'
import { forAcceptedChange } from '../../_accepted'
import { answer, parseBody } from '../../_answers'
import { revokeEverywhere } from './_revoke-everywhere'

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
  await setDisabled(user.id, body.value.disabled ? new Date() : null)
  return answer({ disabled: body.value.disabled, ...(body.value.disabled && { revocations: await revokeEverywhere(user.id) }) })
})
