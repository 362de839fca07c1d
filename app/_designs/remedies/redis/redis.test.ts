import type { NextAuthConfig } from 'next-auth'
import { beforeEach, describe, expect, test } from 'vitest'
import { fakeRedis } from './fake-redis.fixture'
import { RedisRecords } from './records'
import { redis } from './redis'

const DAY = 24 * 60 * 60 * 1000
const START = Date.parse('2030-01-01')
let clock = START
let server: ReturnType<typeof fakeRedis>
let records: RedisRecords
beforeEach(() => {
  clock = START
  server = fakeRedis(() => clock)
  records = new RedisRecords(server.client, 'test', () => clock)
})
const make = (sessionToken: string, userId = 'ada', days = 30) =>
  records.create({
    sessionToken,
    userId,
    label: sessionToken.toUpperCase(),
    expires: new Date(clock + days * DAY),
  })
const tokens = async (userId: string) =>
  (await records.ofPerson(userId)).map(({ sessionToken }) => sessionToken)

test('a session is read back unchanged', async () => {
  const made = await make('phone')
  expect(made).toMatchObject({
    userId: 'ada',
    label: 'PHONE',
    createdAt: new Date(START),
    endsAt: null,
    idleS: null,
  })
  expect(await records.find('phone')).toEqual(made)
  const bounded = await records.create({
    sessionToken: 'bounded',
    userId: 'ada',
    expires: new Date(clock + DAY),
    endsAt: new Date(clock + 2 * DAY),
    idleS: 60,
  })
  expect(await records.find('bounded')).toEqual(bounded)
})

test('Redis drops an expired session, and the index after the last session', async () => {
  await make('short', 'ada', 1)
  await make('long', 'ada', 30)
  await make('shorter', 'ada', 0.5)
  expect([server.endOf('test:session:short'), server.endOf('test:person:ada')]).toEqual([
    START + DAY,
    START + 30 * DAY,
  ])
  clock = START + DAY
  expect([await records.find('short'), await tokens('ada')]).toEqual([null, ['long']])
  clock = START + 30 * DAY
  expect(server.keys()).toEqual([])
})

test('expired sessions leave the index when it is read, and are not counted as revoked', async () => {
  await make('short', 'ada', 1)
  await make('long')
  await make('old', 'ada', 1)
  clock = START + 2 * DAY
  expect(await records.deleteOfPerson('ada', 'all')).toBe(1)
  expect(server.keys()).toEqual([])
})

test('a renewal extends both expiries', async () => {
  await make('phone', 'ada', 1)
  const expires = new Date(clock + 2 * DAY)
  expect(await records.update({ sessionToken: 'phone', expires })).toMatchObject({
    expires,
    label: 'PHONE',
  })
  expect([server.endOf('test:session:phone'), server.endOf('test:person:ada')]).toEqual([
    expires.getTime(),
    expires.getTime(),
  ])
})

test('a session that is revoked during its renewal does not come back', async () => {
  await make('phone')
  const { client } = server
  const late = new RedisRecords(
    {
      ...client,
      multi() {
        void client.sendCommand(['DEL', 'test:session:phone'])
        return client.multi()
      },
    },
    'test',
  )
  expect(await late.update({ sessionToken: 'phone', expires: new Date(clock + DAY) })).toBeNull()
  expect(await records.find('phone')).toBeNull()
  expect(
    await records.update({ sessionToken: 'nobody’s', expires: new Date(clock + DAY) }),
  ).toBeNull()
})

describe('ending', () => {
  beforeEach(async () => {
    for (const token of ['one', 'two', 'three']) {
      await make(token)
      clock += 1
    }
    await make('hers', 'grace')
  })

  test('one by its token; a second time is no error', async () => {
    await records.delete('two')
    await records.delete('two')
    expect(await tokens('ada')).toEqual(['three', 'one'])
  })

  test('one by its id, if it belongs to this person', async () => {
    const { id } = await make('four')
    expect([
      await records.deleteOfPerson('grace', { id }),
      await records.deleteOfPerson('ada', { id }),
      await records.deleteOfPerson('ada', { id }),
    ]).toEqual([0, 1, 0])
    expect(await tokens('ada')).toEqual(['three', 'two', 'one'])
  })

  test('all but one, and all', async () => {
    expect(await records.deleteOfPerson('ada', { except: 'two' })).toBe(2)
    expect(await tokens('ada')).toEqual(['two'])
    expect(await records.deleteOfPerson('ada', 'all')).toBe(1)
    expect([await tokens('ada'), await tokens('grace')]).toEqual([[], ['hers']])
  })
})

test('a stored record is shown as it is; foreign content is ignored', async () => {
  const { id } = await make('phone')
  expect(await records.stored('phone')).toEqual({
    values: {
      key: 'test:session:phone',
      id,
      userId: 'ada',
      label: 'PHONE',
      createdAt: START,
      expires: START + 30 * DAY,
    },
    bytes: expect.any(Number),
  })
  expect(await records.stored('junk')).toBeNull()
  for (const text of ['junk', '{}', '[1]', 'null']) {
    await server.client.sendCommand(['SET', 'test:session:odd', text, 'PX', `${DAY}`])
    expect(await records.find('odd')).toBeNull()
  }
})

test('in NextAuth’s adapter: the person is looked up on every request, and a flush signs everybody out', async () => {
  let role: 'member' | 'admin' = 'member'
  let deleted = false
  const getUser = async (id: string) =>
    deleted ? null : { id, email: 'ada@example.org', emailVerified: null, role }
  const config: NextAuthConfig = { providers: [], adapter: { getUser } }
  const { adapter } = redis(config, records)
  await adapter?.createSession?.({
    sessionToken: 'phone',
    userId: 'ada',
    expires: new Date(clock + DAY),
  })
  expect(await adapter?.getSessionAndUser?.('phone')).toMatchObject({
    session: { userId: 'ada' },
    user: { role: 'member' },
  })
  role = 'admin'
  expect(await adapter?.getSessionAndUser?.('phone')).toMatchObject({ user: { role: 'admin' } })
  deleted = true
  expect(await adapter?.getSessionAndUser?.('phone')).toBeNull()
  deleted = false
  server.flush()
  expect(await adapter?.getSessionAndUser?.('phone')).toBeNull()
  expect(() => redis({ providers: [] }, records)).toThrow('keeps the people')
  expect(() => redis({ ...config, session: { strategy: 'jwt' } }, records)).toThrow(TypeError)
})

describe('A-G60: the clock of Redis decides, for any clock of a server', () => {
  const HOUR = 60 * 60 * 1000
  test.each([-HOUR, HOUR])('%i ms ahead', async (aheadMs) => {
    const there = new RedisRecords(server.client, 'test', () => clock + aheadMs)
    await there.create({
      sessionToken: 'phone',
      userId: 'ada',
      expires: new Date(clock + aheadMs + DAY),
      endsAt: new Date(clock + aheadMs + 2 * DAY),
    })
    clock += DAY - 1000
    expect(await records.find('phone')).toMatchObject({
      createdAt: new Date(START),
      expires: new Date(clock + 1000),
      endsAt: new Date(START + 2 * DAY),
    })
    expect(await there.find('phone')).toMatchObject({ expires: new Date(clock + aheadMs + 1000) })
    clock += 1000
    expect([await records.find('phone'), await there.find('phone')]).toEqual([null, null])
  })
})
