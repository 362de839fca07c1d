import { z } from 'zod'
import { newLifetimes, setLifetimes } from '@/_people/lifetimes'
import { erasePerson, setDisabled, setRole } from '@/_people/person'
import { forAcceptedChange } from '../../_accepted'
import { json, parseBody, unknownPerson } from '../../_answers'
import { endSessionsAround } from '../../_end-sessions'

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
export const DELETE = forAcceptedChange<{ design: string }>(async ({ user }) => {
  const revocations = await endSessionsAround(user.id, () => erasePerson(user.id))
  return revocations === null ? unknownPerson() : json({ deleted: true, revocations })
})

/**
 * Changes the role of the accepted person, disables them, or sets the lifetimes of new sessions in
 * the designs that allow it. A visitor is the administrator of their own sandbox; on a real site
 * this would be an administrator's route.
 */
export const PATCH = forAcceptedChange<{ design: string }>(async ({ request, user }) => {
  const body = await parseBody(request, change)
  if (!body.ok) return body.response
  const { role, disabled, lifetimes } = body.value
  if (role !== undefined) return (await setRole(user.id, role)) ? json({ role }) : unknownPerson()
  if (lifetimes !== undefined)
    return (await setLifetimes(user.id, lifetimes)) ? json({ lifetimes }) : unknownPerson()
  if (!disabled)
    return (await setDisabled(user.id, null)) ? json({ disabled: false }) : unknownPerson()
  const revocations = await endSessionsAround(user.id, () => setDisabled(user.id, new Date()))
  return revocations === null ? unknownPerson() : json({ disabled: true, revocations })
})
