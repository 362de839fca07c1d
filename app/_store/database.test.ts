import { expect, test } from 'vitest'
import { withTrace } from '@/_trace/trace'
import { database } from './database'

const find = (id: string) => withTrace(async () => database().user.findUnique({ where: { id } }))
const notBefore = (userId: string) =>
  withTrace(async () =>
    database().notBefore.findUnique({ where: { userId_design: { userId, design: 'jwt' } } }),
  )

test('a lookup that several requests share is counted for each of them', async () => {
  await find('z') // opens the store first
  const lookups = async (...asked: ReturnType<typeof withTrace>[]) =>
    (await Promise.all(asked)).map(({ trace }) => trace.lookups)
  expect(await lookups(find('a'), find('b'))).toEqual([1, 1])
  expect(await lookups(find('a'), notBefore('a'), find('c'))).toEqual([1, 1, 1])
})
