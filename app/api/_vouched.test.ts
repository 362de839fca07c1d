import { describe, expect, test } from 'vitest'
import { erasePerson, findPerson, setDisabled, setPassword, setRole } from '@/_people/person'
import { endTickets } from '@/_people/tickets'
import type { Writing } from '@/_people/writing'
import { endSessionsAround } from './_end-sessions'
import { vouchedChange } from './_vouched'
import { newSession, revocable, revokeAll } from './_vouched.fixture'

const CHANGES: [name: string, make: (id: string, writing: Writing) => Promise<boolean>][] = [
  ['a role', (id, writing) => setRole(id, 'admin', writing)],
  ['a disabling', (id, writing) => setDisabled(id, new Date(), writing)],
  ['a password', (id, writing) => setPassword(id, 'marble tunnel sparrow', writing)],
  ['a deletion', (id, writing) => erasePerson(id, writing)],
]

describe('A-C42 a change whose session is revoked before it is written', () => {
  for (const design of revocable())
    test(`by ${design.id} is not made`, async () => {
      for (const [name, make] of CHANGES) {
        const session = await newSession(design)
        const { id } = session.user
        const before = await findPerson(id, new Date())
        const changed = await vouchedChange(session, async (writing) => {
          await revokeAll(session)
          return make(id, writing)
        })
        expect(changed.ok ? 'made' : changed.response.status, name).toBe(401)
        expect(await findPerson(id, new Date()), name).toEqual(before)
      }
    })
})

describe('a change is made', () => {
  const [design] = revocable()
  if (!design) throw new Error('No design can end a session.')

  test.each(CHANGES)('once, if its session stands: %s', async (_, make) => {
    const session = await newSession(design)
    const before = await findPerson(session.user.id, new Date())
    const made = await vouchedChange(session, (writing) => make(session.user.id, writing))
    expect(made).toEqual({ ok: true, value: true })
    expect(await findPerson(session.user.id, new Date())).not.toEqual(before)
  })

  test('although a revocation of another session ended its ticket', async () => {
    const session = await newSession(design)
    let tries = 0
    const made = await vouchedChange(session, async (writing) => {
      tries += 1
      if (tries === 1) await endTickets(session.user.id)
      return setRole(session.user.id, 'admin', writing)
    })
    expect(made).toEqual({ ok: true, value: true })
    expect(tries).toBe(2)
  })

  test('although it ends all sessions of its person, its own too', async () => {
    const session = await newSession(design)
    const { id } = session.user
    const made = await vouchedChange(session, (writing) =>
      endSessionsAround(id, () => setDisabled(id, new Date(), writing)),
    )
    expect(made).toMatchObject({ ok: true, value: { [design.id]: { ended: 1 } } })
    expect(await findPerson(id, new Date())).toEqual({ ok: false, code: 'disabled' })
    expect(await design.readToAct(session.token)).toMatchObject({ state: 'refused' })
  })
})
