import { expect, test } from 'vitest'
import { isTooBusy } from '@/_config/queue'
import { database } from '../database'
import { findSessionAndUser } from '../find-session'
import { isStoreUnavailable } from '../outage'
import { tracedRedis } from '../redis'
import { withRecords } from './copy'
import { RecordsHistory } from './history'

const expires = new Date(Date.now() + 60_000)
const makePerson = (name: string, labRun: string | null) =>
  database().user.create({
    data: {
      name,
      email: `${name}@history.example`,
      passwordHash: 'none',
      sandbox: { create: { expiresAt: expires, labRun } },
    },
  })
const makeSession = (userId: string, sessionToken: string) =>
  database().session.create({
    data: { userId, sessionToken, expires, design: 'database', label: 'Laptop' },
  })
/** Reads through Prisma and through a prepared statement. */
const finds = async (sessionToken: string) => [
  (await database().session.findUnique({ where: { sessionToken } })) !== null,
  (await findSessionAndUser('database', sessionToken)) !== null,
]
const YES = [true, true]
const NO = [false, false]

test('the earlier records of a run are found, without the records of other people', async () => {
  let clock = 0
  const history = new RecordsHistory('run of ada', () => clock)
  const before = <T>(ms: number, work: () => Promise<T>) => history.asOf(ms, {}, work)
  const [ada, other] = [await makePerson('ada', 'run of ada'), await makePerson('grace', null)]
  await makeSession(other.id, 'token of grace')
  await history.note()
  clock = 10
  await makeSession(ada.id, 'token of ada')
  await history.note()
  clock = 20
  await database().session.deleteMany({ where: { userId: ada.id } })
  await history.note()
  clock = 25
  expect(await before(20, () => finds('token of ada'))).toEqual(NO)
  expect(await before(10, () => finds('token of ada'))).toEqual(YES)
  expect(await before(0, () => finds('token of ada'))).toEqual(NO)
  expect(await finds('token of ada')).toEqual(NO)
  expect(await before(0, () => finds('token of grace'))).toEqual(NO)
  expect(await finds('token of grace')).toEqual(YES)
})

test('A-G66: only the last moments of a run are kept; an older time finds the oldest of them', async () => {
  let clock = 0
  const history = new RecordsHistory('run of joan', () => clock)
  const joan = await makePerson('joan', 'run of joan')
  await makeSession(joan.id, 'token of joan')
  await history.note()
  await database().session.deleteMany({ where: { userId: joan.id } })
  const first = () => history.asOf(clock, {}, () => finds('token of joan'))
  for (clock = 1; clock < 31; clock += 1) await history.note()
  expect(await first()).toEqual(YES) // the 32nd moment
  expect(await first()).toEqual(NO)
})

test('writes during the work are lost, and concurrent work does not see them', async () => {
  const histories = await Promise.all(
    ['left', 'right'].map(async (name) => {
      const history = new RecordsHistory(`run of ${name}`)
      await makeSession((await makePerson(name, `run of ${name}`)).id, `token of ${name}`)
      await history.note()
      return history
    }),
  )
  const names = await Promise.all(
    histories.map((history) =>
      history.asOf(0, {}, async () => {
        const found = (await database().session.findMany()).map(({ sessionToken }) => sessionToken)
        await database().session.deleteMany()
        return found
      }),
    ),
  )
  expect(names).toEqual([['token of left'], ['token of right']])
  expect(await finds('token of left')).toEqual(YES)
})

test('the copy of Redis has single values and supports no other commands', async () => {
  const redis = tracedRedis({ use: () => Promise.reject(new Error('The copy is asked instead.')) })
  const rows = { Sandbox: null, User: null, Session: null, TokenSession: null }
  const none = { ...rows, RefreshToken: null, DeniedSession: null, NotBefore: null }
  const snapshot = { rows: none, redis: new Map([['a key', 'a value']]) }
  const ask = (key: string) =>
    withRecords(snapshot, {}, () =>
      redis.multi().sendCommand(['GET', key]).sendCommand(['PTTL', key]).exec(),
    )
  expect(await ask('a key')).toEqual(['a value', -1])
  expect(await ask('another')).toEqual([null, -2])
  const remove = withRecords(snapshot, {}, () => redis.sendCommand(['DEL', 'a key']))
  await expect(remove).rejects.toSatisfy(isStoreUnavailable)
})

test('A-G66: only so much work waits for the copy, and the rest is refused', async () => {
  const rows = { Sandbox: null, User: null, Session: null, TokenSession: null }
  const none = { ...rows, RefreshToken: null, DeniedSession: null, NotBefore: null }
  const work = () => withRecords({ rows: none, redis: new Map() }, {}, async () => 'done')
  const settled = await Promise.allSettled(Array.from({ length: 200 }, work))
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(33)
  expect(
    settled.every((one) => one.status === 'fulfilled' || isTooBusy(one.reason)),
    'each other is told to wait',
  ).toBe(true)
})
