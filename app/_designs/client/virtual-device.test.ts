import { describe, expect, test, vi } from 'vitest'
import { createVisitor } from '@/_people/new-visitor'
import { issueTicket } from '@/_people/tickets'
import { faultyStore } from '@/_store/faulty-store.fixture'
import { isStoreUnavailable } from '@/_store/outage'
import { allDesigns } from '../registry'
import { signInVirtualDevice } from './virtual-device'

describe('A-G80 the store fails during the sign-in of a device', () => {
  for (const design of allDesigns())
    test(`of ${design.id}: an outage, after any number of statements`, async () => {
      vi.spyOn(console, 'error').mockImplementation(() => {})
      const store = await faultyStore()
      const { person } = await createVisitor(new Date())
      let outages = 0
      for (let after = 0; ; after += 1) {
        const ticket = await issueTicket(person.id, design.id, new Date())
        const admission = { ticket, label: 'Tablet' }
        const signIn = () => signInVirtualDevice(design, 'http://localhost:3000', admission)
        const done = await store.failing('42501', signIn, after).catch((error: unknown) => {
          if (isStoreUnavailable(error)) return 'an outage'
          throw error
        })
        if (done !== 'an outage') {
          expect(done).toMatchObject({ label: 'Tablet' })
          break
        }
        outages += 1
      }
      expect(outages).toBeGreaterThan(1)
    })
})
