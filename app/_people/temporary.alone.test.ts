import { expect, test } from 'vitest'
import { database } from '@/_store/database'
import { createPerson, findPerson } from './person'
import { withTemporaryPerson } from './temporary'
import { issueTicket } from './tickets'

const rows = async () => [
  await database().sandbox.count(),
  await database().user.count(),
  await database().verificationToken.count(),
]

test('a temporary person is deleted with all their rows; other people stay', async () => {
  await createPerson(
    { name: 'Ada', email: 'ada@example.org', password: 'four unrelated words here' },
    new Date(),
  )
  const name = await withTemporaryPerson(async ({ id }) => {
    await issueTicket(id, 'jwt', new Date())
    const found = await findPerson(id, new Date())
    return found.ok && found.person.name
  })
  expect(name).toMatch(/^\w+ \w+$/)
  expect(await rows()).toEqual([1, 1, 0])
})

test('they are also deleted if the work fails, and its error is passed on', async () => {
  const before = await rows()
  await expect(withTemporaryPerson(() => Promise.reject(new Error('aborted')))).rejects.toThrow(
    'aborted',
  )
  expect(await rows()).toEqual(before)
})
