import { expect, test } from 'vitest'
import { getDesign } from '@/_designs/registry'
import { signIn } from '@/_lab/sign-in.fixture'
import { setPassword } from '@/_people/person'
import { withTemporaryPerson } from '@/_people/temporary'
import { issueTicket, redeemTicket } from '@/_people/tickets'
import { endSessionsAround } from './_end-sessions'
import { DELETE as revokeOne } from './sessions/[design]/[id]/route'
import { DELETE as revokeMany } from './sessions/[design]/route'

/** Whether a ticket from before `work` still names its person afterwards. */
const outlives = (work: (userId: string) => Promise<unknown>) =>
  withTemporaryPerson(async ({ id }) => {
    const ticket = await issueTicket(id, 'database-direct', new Date())
    await work(id)
    return (await redeemTicket(ticket, 'database-direct', new Date())) !== null
  })

const request = (path: string, token: string) =>
  new Request(`http://localhost${path}`, {
    method: 'DELETE',
    headers: { host: 'localhost', origin: 'http://localhost', authorization: `Bearer ${token}` },
  })

test('a ticket fails after a revocation or a change of the password', async () => {
  const design = getDesign('database')
  if (!design) throw new Error('The design is not mounted.')
  const revoke = (scope: string) => async (userId: string) => {
    const { token } = await signIn(design, userId)
    const response = await revokeMany(request(`/api/sessions/database?scope=${scope}`, token), {
      params: Promise.resolve({ design: 'database' }),
    })
    expect(response.status).toBe(200)
  }
  const revokeThis = async (userId: string) => {
    const { token } = await signIn(design, userId)
    const id = (await design.devices(userId, token)).devices?.[0]?.id ?? ''
    const response = await revokeOne(request(`/api/sessions/database/${id}`, token), {
      params: Promise.resolve({ design: 'database', id }),
    })
    expect(response.status).toBe(200)
  }
  expect(await outlives(async () => {})).toBe(true)
  expect(await outlives(revoke('all'))).toBe(false)
  expect(await outlives(revoke('others'))).toBe(false)
  expect(await outlives(revokeThis)).toBe(false)
  expect(
    await outlives((id) => endSessionsAround(id, () => setPassword(id, 'plinth gravel omelet'))),
  ).toBe(false)
})
