import { expect, test } from 'vitest'
import { memory } from './memory'
import { memoryRecords } from './records'

test('there is one set of records per process and name: pages and route handlers share it', () => {
  const name = crypto.randomUUID()
  memoryRecords({ name }).create({ sessionToken: 't', userId: 'ada', expires: new Date() })
  expect(memoryRecords({ name }).get('t')).toMatchObject({ userId: 'ada' })
  expect(memoryRecords({ name: crypto.randomUUID() }).get('t')).toBeNull()
})

test('works with database sessions only', () => {
  const adapter = { getUser: async () => null }
  expect(() =>
    memory({ providers: [], adapter, session: { strategy: 'jwt' } }, memoryRecords()),
  ).toThrow(TypeError)
})
