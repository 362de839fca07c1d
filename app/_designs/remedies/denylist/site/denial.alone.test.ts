import { beforeEach, describe, expect, test } from 'vitest'
import type { Design } from '@/_designs/design'
import { newServer } from '@/_designs/lab-port/new-server'
import { getDesign } from '@/_designs/registry'
import { signIn } from '@/_lab/sign-in.fixture'
import { createPerson } from '@/_people/person'
import { purge } from '@/_people/purge'
import { database } from '@/_store/database'

/**
 * How long a token can be accepted after its expiry, in ms: 15 s by Auth.js, and two hours by a
 * server whose clock is an hour behind, if the token was renewed by one whose clock is an hour ahead.
 */
const LONGEST_AFTER_MS = (15 + 2 * 60 * 60) * 1000

const found = (id: string): Design => {
  const design = getDesign(id, newServer())
  if (design === null) throw new Error('Not there.')
  return design
}
const expiryOf = async (design: Design, token: string): Promise<number> => {
  const reading = await design.read(token)
  return reading.state === 'accepted' ? Date.parse(reading.expires) : Number.NaN
}
const WAYS = {
  'a revocation of all sessions': (design: Design, userId: string) =>
    design.revoke({ scope: 'all', userId }),
  'a sign-out': (_design: Design, _userId: string, { signOut }: Device) => signOut(),
  'a second sign-in': (design: Design, userId: string, { jar }: Device) =>
    signIn(design, userId, jar),
} as const
type Device = Awaited<ReturnType<typeof signIn>>

let people = 0
beforeEach(async () => void (await database().deniedSession.deleteMany()))

describe.each(['jwt-denylist', 'jwt-direct'])('%s', (id) => {
  test.each(Object.entries(WAYS))(
    'what %s ends stays ended, whenever the list is purged',
    async (_, end) => {
      people += 1
      const email = `ada-${people}@example.org`
      const name = { name: 'Ada', email, password: 'plinth gravel omelet' }
      const userId = (await createPerson(name, new Date()))?.id ?? ''
      const design = found(id)
      const device = await signIn(design, userId)
      const expiry = await expiryOf(design, device.token)
      await end(design, userId, device)
      const [denied] = await database().deniedSession.findMany()
      expect(denied?.expires.getTime()).toBeGreaterThan(expiry + LONGEST_AFTER_MS)
      await purge(new Date(Date.now() + 60_000))
      expect(await found(id).read(device.token)).toEqual({ state: 'refused', code: 'revoked' })
    },
  )
})
