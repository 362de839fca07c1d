import { expect, test } from 'vitest'
import { getDesign } from '@/_designs/registry'
import { signIn } from '@/_lab/sign-in.fixture'
import { createVisitor } from '@/_people/new-visitor'
import { countRecords } from './records'

test.each([
  ['database', { Session: 1 }],
  ['database-memory', { memory: 1 }],
  ['jwt', {}],
  ['jwt-denylist', { TokenSession: 1 }],
  ['jwt-refresh', { TokenSession: 1, RefreshToken: 1 }],
])('a sign-in to %s leaves %o', async (id, left) => {
  const design = getDesign(id)
  if (design === null) throw new Error('There is no such design.')
  const { person } = await createVisitor(new Date())
  const before = await countRecords(person.id)
  expect(Object.values(before).every((count) => count === 0)).toBe(true)
  await signIn(design, person.id)
  expect(await countRecords(person.id)).toEqual({ ...before, ...left })
})
