import { expect, test } from 'vitest'
import { memory } from './memory'
import { memoryRecords } from './records'

test('the records are one per process and name: a page sees what a route handler made', () => {
  const name = crypto.randomUUID()
  memoryRecords({ name }).create({ sessionToken: 't', userId: 'ada', expires: new Date() })
  expect(memoryRecords({ name }).get('t')).toMatchObject({ userId: 'ada' })
  expect(memoryRecords({ name: crypto.randomUUID() }).get('t')).toBeNull()
})

test('goes with database sessions only', () => {
  const adapter = { getUser: async () => null }
  expect(() =>
    memory({ providers: [], adapter, session: { strategy: 'jwt' } }, memoryRecords()),
  ).toThrow(TypeError)
})
