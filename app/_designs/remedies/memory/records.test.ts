import { expect, test } from 'vitest'
import { memory } from './memory'
import { MemoryRecords, memoryRecords } from './records'

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

test('A-G63: a clock that is set back or ahead moves no end of a session', () => {
  const at = { wall: Date.parse('2030-01-01'), steady: Date.parse('2030-01-01') }
  const records = new MemoryRecords(
    1,
    () => at.wall,
    () => at.steady,
  )
  const pass = (ms: number) => {
    at.wall += ms
    at.steady += ms
  }
  const left = () => (records.get('t')?.expires.getTime() ?? 0) - at.wall
  records.create({ sessionToken: 't', userId: 'ada', expires: new Date(at.wall + 10_000) })
  for (const stepMs of [-3_600_000, 7_200_000]) {
    at.wall += stepMs
    pass(1_000)
  }
  expect(left()).toBe(8_000)
  records.update({ sessionToken: 't', expires: new Date(at.wall + 20_000) })
  at.wall -= 3_600_000
  expect(left()).toBe(20_000)
  pass(20_001)
  expect(left()).toBe(-1)
  records.create({ sessionToken: 'u', userId: 'ada', expires: new Date(at.wall + 1) })
  expect([records.get('t'), left()]).toEqual([null, -at.wall])
})
