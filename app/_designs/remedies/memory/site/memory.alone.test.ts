import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Design } from '@/_designs/design'
import { newServer } from '@/_designs/lab-port/new-server'
import { allEntries, getDesign } from '@/_designs/registry'
import { signIn } from '@/_lab/sign-in.fixture'
import { createPerson, setRole } from '@/_people/person'
import { database } from '@/_store/database'
import { MemoryRecords } from '../records'

const start = Date.parse('2030-01-01')
const made = (sessionToken: string, expires = start + 1000) => ({
  sessionToken,
  userId: 'ada',
  expires: new Date(expires),
})

describe('the records', () => {
  test('beyond the limit, the oldest records are dropped', () => {
    const records = new MemoryRecords(
      2,
      () => start,
      () => start,
    )
    for (const token of ['one', 'two', 'three']) records.create(made(token))
    expect(records.ofPerson('ada').map(({ sessionToken }) => sessionToken)).toEqual([
      'three',
      'two',
    ])
  })

  test('expired records are dropped first', () => {
    let now = start
    const records = new MemoryRecords(
      2,
      () => now,
      () => now,
    )
    records.create(made('lasting', start + 5000))
    records.create(made('short'))
    now += 2000
    records.create(made('new', start + 5000))
    expect([
      records.get('lasting') !== null,
      records.get('short'),
      records.get('new') !== null,
    ]).toEqual([true, null, true])
  })

  test('a record cannot be changed from outside', () => {
    const records = new MemoryRecords()
    records.create(made('one')).userId = 'grace'
    const found = records.get('one')
    if (found) found.userId = 'grace'
    expect(records.get('one')?.userId).toBe('ada')
    expect(records.update({ sessionToken: 'one', expires: new Date(start) })).toMatchObject({
      userId: 'ada',
      expires: new Date(start),
    })
    expect(records.update({ sessionToken: 'nobody’s' })).toBeNull()
  })
})

describe('the design', () => {
  let design: Design
  let nextDoor: Design
  let ada = ''
  beforeAll(async () => {
    const [here, there] = [getDesign('database-memory'), getDesign('database-memory', newServer())]
    const person = await createPerson(
      { name: 'Ada', email: 'ada@example.org', password: 'plinth gravel omelet' },
      new Date(),
    )
    if (here === null || there === null || person === null) throw new Error('Not there.')
    ;[design, nextDoor, ada] = [here, there, person.id]
  })

  test('stores nothing in the database, and another process does not know its sessions', async () => {
    const { token } = await signIn(design, ada)
    expect(await design.read(token)).toMatchObject({ state: 'accepted' })
    expect(await nextDoor.read(token)).toEqual({ state: 'refused', code: 'unknown_session' })
    expect(await database().session.count()).toBe(0)
    expect(await design.inspect(token)).toMatchObject({
      stored: { values: { sessionToken: token, userId: ada }, bytes: expect.any(Number) },
    })
  })

  test('ends a session when its time has run out', async () => {
    const { token } = await signIn(design, ada)
    vi.useFakeTimers({ toFake: ['Date', 'performance'] })
    vi.advanceTimersByTime(31 * 24 * 60 * 60 * 1000)
    expect(await design.read(token)).toEqual({ state: 'refused', code: 'expired' })
    vi.useRealTimers()
  })

  test('shows a changed role or a deleted person at once', async () => {
    const { token } = await signIn(design, ada)
    await setRole(ada, 'admin')
    expect(await design.read(token)).toMatchObject({ state: 'accepted', user: { role: 'admin' } })
    await database().user.delete({ where: { id: ada } })
    expect(await design.read(token)).toEqual({ state: 'refused', code: 'unknown_session' })
  })

  test('needs a server that keeps running', () => {
    expect(allEntries().find(({ id }) => id === 'database-memory')?.needs).toBeNull()
  })
})
