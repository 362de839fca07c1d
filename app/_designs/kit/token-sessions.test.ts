import { expect, test, vi } from 'vitest'
import { signIn } from '@/_lab/sign-in.fixture'
import { withTemporaryPerson } from '@/_people/temporary'
import { database } from '@/_store/database'
import { getDesign } from '../registry'

test.each(['database', 'jwt-denylist', 'jwt-refresh'])(
  '%s: the size of what is stored is measured, and grows with it',
  (id) =>
    withTemporaryPerson(async (person) => {
      const design = getDesign(id)
      if (design === null) throw new Error('Not there.')
      const { token } = await signIn(design, person.id)
      const bytes = async () => (await design.inspect(token)).stored?.bytes ?? 0
      const before = await bytes()
      const longer = { where: { userId: person.id }, data: { label: 'x'.repeat(500) } }
      await database().session.updateMany(longer)
      await database().tokenSession.updateMany(longer)
      expect(await bytes()).toBeGreaterThan(before + 400)
    }),
)

test.each(['jwt-denylist', 'jwt-direct'])(
  '%s: the list says when a session was last renewed',
  (id) =>
    withTemporaryPerson(async (person) => {
      const design = getDesign(id)
      if (design === null) throw new Error('Not there.')
      const device = await signIn(design, person.id)
      const seen = async () => {
        const { devices } = await design.devices(person.id, device.token)
        return Date.parse(devices?.[0]?.lastSeenAt ?? '')
      }
      const before = await seen()
      await vi.waitFor(async () => {
        await device.session()
        expect(await seen()).toBeGreaterThan(before)
      })
    }),
)
