import { expect, test } from 'vitest'
import { newServer } from '@/_designs/lab-port/new-server'
import { getDesign } from '@/_designs/registry'
import { signIn } from '@/_lab/sign-in.fixture'
import { createPerson } from '@/_people/person'
import { withStoreDistance } from '@/_store/distance'
import type { Reading } from '../../../session'

async function signedIn() {
  const design = getDesign('jwt-direct', newServer())
  const person = await createPerson(
    { name: 'Ada', email: `ada-${Math.random()}@example.org`, password: 'plinth gravel omelet' },
    new Date(),
  )
  if (design === null || person === null) throw new Error('Not there.')
  return { design, userId: person.id, token: (await signIn(design, person.id)).token }
}

test('nobody waits for a held list that somebody farther from the store is loading', async () => {
  const { design, token } = await signedIn()
  const order: string[] = []
  const readFrom = async (ms: number) => {
    await withStoreDistance(ms, () => design.read(token))
    order.push(`${ms} ms`)
  }
  await Promise.all([readFrom(500), readFrom(5)])
  expect(order).toEqual(['5 ms', '500 ms'])
})

test('a session that is ended is on every list that is held, from wherever it was loaded', async () => {
  const { design, userId, token } = await signedIn()
  const readings = () =>
    Promise.all(
      [0, 1, 20].map((ms): Promise<Reading> => withStoreDistance(ms, () => design.read(token))),
    )
  expect((await readings()).map(({ state }) => state)).toEqual(['accepted', 'accepted', 'accepted'])
  await design.revoke({ scope: 'all', userId })
  expect(await readings()).toEqual([0, 1, 20].map(() => ({ state: 'refused', code: 'revoked' })))
})
