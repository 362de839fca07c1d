import { z } from 'zod'
import { newLifetimes, setLifetimes } from '@/_people/lifetimes'
import { erasePerson, setDisabled, setRole } from '@/_people/person'
import type { Writing } from '@/_people/writing'
import { forAcceptedChange } from '../../_accepted'
import { json, parseBody, unknownPerson } from '../../_answers'
import { endSessionsAround } from '../../_end-sessions'
import { vouchedChange } from '../../_vouched'

const change = z
  .strictObject({
    role: z.enum(['member', 'admin']).optional(),
    disabled: z.boolean().optional(),
    lifetimes: newLifetimes.optional(),
  })
  .refine((asked) => Object.keys(asked).length === 1, 'Change one thing at a time.')

/**
 * Deletes the accepted person with all their data, and ends their sessions where each design can.
 */
export const DELETE = forAcceptedChange<{ design: string }>(async (session) => {
  const { id } = session.user
  const erased = await vouchedChange(session, (writing) =>
    endSessionsAround(id, () => erasePerson(id, writing)),
  )
  if (!erased.ok) return erased.response
  const revocations = erased.value
  return revocations === null ? unknownPerson() : json({ deleted: true, revocations })
})

/**
 * Changes the role of the accepted person, disables them, or sets the lifetimes of new sessions in
 * the designs that allow it. A visitor is the administrator of their own sandbox; on a real site
 * this would be an administrator's route.
 */
export const PATCH = forAcceptedChange<{ design: string }>(async ({ request, ...session }) => {
  const body = await parseBody(request, change)
  if (!body.ok) return body.response
  const changed = await vouchedChange(session, (writing) =>
    applied(body.value, session.user.id, writing),
  )
  if (!changed.ok) return changed.response
  return changed.value === null ? unknownPerson() : json(changed.value)
})

/** Makes one change of a person. Null if there is no such person. */
async function applied(
  { role, disabled, lifetimes }: z.infer<typeof change>,
  id: string,
  writing: Writing,
) {
  if (role !== undefined) return (await setRole(id, role, writing)) ? { role } : null
  if (lifetimes !== undefined)
    return (await setLifetimes(id, lifetimes, writing)) ? { lifetimes } : null
  if (!disabled) return (await setDisabled(id, null, writing)) ? { disabled: false } : null
  const revocations = await endSessionsAround(id, () => setDisabled(id, new Date(), writing))
  return revocations && { disabled: true, revocations }
}
