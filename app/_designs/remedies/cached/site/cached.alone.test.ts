import type { NextAuthConfig } from 'next-auth'
import type { AdapterUser } from 'next-auth/adapters'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { CACHE_MS } from '@/_config/lifetimes'
import type { Design } from '@/_designs/design'
import { newServer } from '@/_designs/lab-port/new-server'
import { getDesign } from '@/_designs/registry'
import { signIn } from '@/_lab/sign-in.fixture'
import { createPerson, setRole } from '@/_people/person'
import { withTrace } from '@/_trace/trace'
import { cached } from '../cached'
import { SessionCache } from '../session-cache'

const MS = 5_000
const START = Date.parse('2030-01-01')
const user: AdapterUser = { id: 'ada', email: 'ada@example.org', emailVerified: null }
const found = (expires = START + 60_000) => ({
  session: { sessionToken: 't', userId: 'ada', expires: new Date(expires) },
  user,
})

describe('the cache', () => {
  let clock = START
  let cache: SessionCache
  const find = vi.fn(async () => found())
  beforeEach(() => {
    clock = START
    cache = new SessionCache(
      MS,
      2,
      () => clock,
      () => clock,
    )
    find.mockReset()
    find.mockImplementation(async () => found())
  })

  test('keeps a session for a fixed time, counted from before the lookup', async () => {
    find.mockImplementation(async () => {
      clock += 1000
      return found()
    })
    await cache.load('t', find)
    clock = START + MS - 1
    expect(cache.get('t')).toEqual(found())
    clock = START + MS
    expect(cache.get('t')).toBeNull()
  })

  test('A-G63: a clock that is set back keeps no copy longer', async () => {
    let steady = 0
    const set = new SessionCache(
      MS,
      2,
      () => steady,
      () => clock,
    )
    await set.load('t', find)
    clock -= 3_600_000
    steady += MS
    expect(set.get('t')).toBeNull()
  })

  test('keeps no misses, and no session past its own expiry', async () => {
    expect(await cache.load('t', async () => null)).toBeNull()
    expect(cache.get('t')).toBeNull()
    await cache.load('t', async () => found(START + 1000))
    clock = START + 1000
    expect(cache.get('t')).toBeNull()
  })

  test('its contents cannot be changed from outside', async () => {
    const answer = await cache.load('t', find)
    if (answer) answer.session.userId = 'grace'
    const hit = cache.get('t')
    if (hit) hit.user.id = 'grace'
    expect(cache.get('t')).toEqual(found())
  })

  test('keeps a fixed number of sessions and drops the oldest', async () => {
    for (const token of ['a', 'b', 'c']) await cache.load(token, find)
    expect(['a', 'b', 'c'].map((token) => cache.get(token) !== null)).toEqual([false, true, true])
  })

  test.each([
    ['the session', () => cache.evict('t')],
    ['its person', () => cache.evictPerson('ada')],
  ])(
    'a lookup that is running when %s is evicted does not bring the session back',
    async (_, evict) => {
      const underWay = cache.load('t', find)
      evict()
      // As the store answered; the next lookup queries the store again.
      expect(await underWay).toEqual(found())
      expect(cache.get('t')).toBeNull()
    },
  )
})

describe('in NextAuth’s adapter', () => {
  const store = { getSessionAndUser: vi.fn(), updateSession: vi.fn(), deleteSession: vi.fn() }
  const config: NextAuthConfig = { providers: [], adapter: store }
  const { adapter } = cached(config, new SessionCache(MS))
  const reads = async () => {
    store.getSessionAndUser.mockClear()
    await adapter?.getSessionAndUser?.('t')
    return store.getSessionAndUser.mock.calls.length
  }
  beforeEach(
    () => void store.getSessionAndUser.mockImplementation(async () => found(Date.now() + 60_000)),
  )

  test.each([
    ['a renewal', () => adapter?.updateSession?.({ sessionToken: 't' })],
    ['an end', () => adapter?.deleteSession?.('t')],
  ])('after %s, the store is queried again', async (_, change) => {
    await reads()
    expect(await reads()).toBe(0)
    await change()
    expect([await reads(), await reads()]).toEqual([1, 0])
  })

  test('the same holds after a call that failed, because the store may have done it', async () => {
    await reads()
    store.deleteSession.mockRejectedValueOnce(new Error('down'))
    await expect(adapter?.deleteSession?.('t')).rejects.toThrow('down')
    expect(await reads()).toBe(1)
  })
})

describe('the design', () => {
  let design: Design
  let nextDoor: Design
  let ada = ''
  beforeAll(async () => {
    const [here, there] = [getDesign('database-cached'), getDesign('database-cached', newServer())]
    const person = await createPerson(
      { name: 'Ada', email: 'ada@example.org', password: 'plinth gravel omelet' },
      new Date(),
    )
    if (here === null || there === null || person === null) throw new Error('Not there.')
    ;[design, nextDoor, ada] = [here, there, person.id]
  })
  const later = () => {
    const ms = performance.now() + CACHE_MS // a faked clock begins at 0
    vi.useFakeTimers({ toFake: ['Date', 'performance'] })
    vi.advanceTimersByTime(ms)
  }

  test('looks up a session once', async () => {
    const { token } = await signIn(design, ada)
    const lookups = async () => (await withTrace(() => design.read(token))).trace.lookups
    expect([await lookups(), await lookups()]).toEqual([2, 0])
    later()
    expect(await lookups()).toBe(2)
    vi.useRealTimers()
  })

  test('revokes at once in this process, and after its lag in another process', async () => {
    const { token } = await signIn(design, ada)
    for (const server of [design, nextDoor])
      expect(await server.read(token)).toMatchObject({ state: 'accepted' })
    expect(await design.revoke({ scope: 'all', userId: ada })).toMatchObject({
      effect: 'within',
      ms: CACHE_MS,
    })
    expect(await design.read(token)).toEqual({ state: 'refused', code: 'unknown_session' })
    expect(await nextDoor.read(token)).toMatchObject({ state: 'accepted' })
    later()
    expect(await nextDoor.read(token)).toEqual({ state: 'refused', code: 'unknown_session' })
    vi.useRealTimers()
  })

  test('shows a changed role after the same lag', async () => {
    const { token } = await signIn(design, ada)
    await design.read(token)
    await setRole(ada, 'admin')
    expect(await design.read(token)).toMatchObject({ user: { role: 'member' } })
    later()
    expect(await design.read(token)).toMatchObject({ user: { role: 'admin' } })
    vi.useRealTimers()
  })
})
