import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { database } from './database'
import { findSessionAndUser } from './find-session'
import { tracedRedis } from './redis'
import type { RedisClient } from './redis-connection'
import { Replica, withReplication } from './replica'
import { prepareReplicas } from './replicas'
import { inTransaction } from './transaction'

const LAG = 1_000
let clock: number
let replica: Replica
beforeEach(() => {
  clock = 0
  replica = new Replica(LAG, () => clock)
})
// Prisma asks when somebody waits for the answer, which has to be within.
const atPrimary = <T>(work: () => Promise<T>) =>
  withReplication({ replica, readsFrom: 'primary' }, async () => await work())
const atReplica = <T>(work: () => Promise<T>) =>
  withReplication({ replica, readsFrom: 'replica' }, async () => await work())

describe('writes are replicated', () => {
  const done: string[] = []
  const ship = (name: string) => replica.ship(async () => done.push(name))
  beforeEach(() => done.splice(0))

  test('in order, each after the same lag', async () => {
    ship('first')
    clock = 10
    ship('second')
    clock = LAG - 1
    await replica.caughtUp()
    expect(done).toEqual([])
    clock = LAG
    await replica.caughtUp()
    expect(done).toEqual(['first'])
    clock = LAG + 10
    await Promise.all([replica.caughtUp(), replica.caughtUp()])
    expect(done).toEqual(['first', 'second'])
  })

  test('a write that cannot be replicated ends the replication, and readers get the error', async () => {
    replica.ship(() => Promise.reject(new Error('no room')))
    ship('after it')
    clock = LAG
    await expect(replica.caughtUp()).rejects.toThrow('no room')
    await expect(atReplica(() => database().user.count())).rejects.toThrow()
    expect(done).toEqual([])
  })
})

describe('the database', () => {
  const expires = new Date(Date.now() + 60_000)
  const makePerson = (email: string) =>
    database().user.create({
      data: {
        name: 'Ada',
        email,
        passwordHash: 'none',
        sandbox: { create: { expiresAt: expires } },
      },
    })
  const makeSession = (userId: string, sessionToken: string) =>
    database().session.create({
      data: { userId, sessionToken, expires, design: 'database', label: 'Laptop' },
    })
  /** By Prisma, and beneath it. */
  const finds = async (sessionToken: string) => [
    (await database().session.findUnique({ where: { sessionToken } })) !== null,
    (await findSessionAndUser('database', sessionToken)) !== null,
  ]
  beforeAll(() => prepareReplicas(), 30_000)

  test('a session is readable from its arrival until its deletion arrives', async () => {
    await atPrimary(async () =>
      makeSession((await makePerson('ada@visitor.example')).id, 'token 1'),
    )
    expect(await atPrimary(() => finds('token 1'))).toEqual([true, true])
    expect(await atReplica(() => finds('token 1'))).toEqual([false, false])
    clock = LAG
    expect(await atReplica(() => finds('token 1'))).toEqual([true, true])
    // One on the replica, too, writes to the primary.
    await atReplica(() => database().session.deleteMany({ where: { sessionToken: 'token 1' } }))
    expect(await finds('token 1')).toEqual([false, false])
    expect(await atReplica(() => finds('token 1'))).toEqual([true, true])
    clock += LAG
    expect(await atReplica(() => finds('token 1'))).toEqual([false, false])
  })

  test('a transaction arrives at its commit or not at all', async () => {
    const person = await atPrimary(() => makePerson('grace@visitor.example'))
    const make = (sessionToken: string) => ({
      data: { userId: person.id, sessionToken, expires, design: 'database', label: 'Laptop' },
    })
    await atPrimary(() => inTransaction((store) => store.session.create(make('kept'))))
    const takenBack = atPrimary(() =>
      inTransaction(async (store) => {
        await store.session.create(make('taken back'))
        throw new Error('never mind')
      }),
    )
    await expect(takenBack).rejects.toThrow('never mind')
    clock = LAG
    expect(await atReplica(() => database().session.count({ where: { userId: person.id } }))).toBe(
      1,
    )
  })

  test('other requests do not use the replica', async () => {
    const { id } = await makePerson('joan@visitor.example')
    await makeSession(id, 'of somebody else')
    clock = LAG
    const [theirs, ours] = await Promise.all([
      finds('of somebody else'),
      atReplica(() => finds('of somebody else')),
    ])
    expect([theirs, ours]).toEqual([
      [true, true],
      [false, false],
    ])
  })
})

describe('Redis', () => {
  const KEY = 'session-vs-jwt:database-redis:session:token'
  const copyOf = (key: string) => key.replace(/token$/, `replica ${replica.id} token`)

  /** Takes note of what it is sent. */
  function noting() {
    const sent: string[][] = []
    const send = async (args: string[]) => sent.push(args)
    const multi = () => {
      const queued: { sendCommand(args: string[]): typeof queued; exec(): Promise<unknown> } = {
        sendCommand: (args) => {
          sent.push(args)
          return queued
        },
        exec: async () => [],
      }
      return queued
    }
    const client = { sendCommand: send, multi } as unknown as RedisClient
    return { sent, redis: tracedRedis({ use: (work) => work(client) }) }
  }

  test('a write is repeated under a separate key, which does not outlive the run; reads use that key', async () => {
    const { sent, redis } = noting()
    await atPrimary(() => redis.sendCommand(['SET', KEY, '{"user":"ada"}', 'PXAT', '1']))
    await atReplica(() => redis.sendCommand(['GET', KEY]))
    expect(sent.splice(0)).toEqual([
      ['SET', KEY, '{"user":"ada"}', 'PXAT', '1'],
      ['GET', copyOf(KEY)],
    ])
    clock = LAG
    await atReplica(() => redis.sendCommand(['GET', KEY]))
    expect(sent).toEqual([
      ['SET', copyOf(KEY), '{"user":"ada"}', 'PXAT', '1'],
      ['PEXPIRE', copyOf(KEY), '600000'],
      ['GET', copyOf(KEY)],
    ])
  })

  test('requests outside a replication are not changed', async () => {
    const { sent, redis } = noting()
    await redis.multi().sendCommand(['DEL', KEY]).exec()
    await redis.sendCommand(['GET', KEY])
    expect(sent).toEqual([
      ['DEL', KEY],
      ['GET', KEY],
    ])
  })
})
