import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakePrisma } from './fake-prisma.fixture'
import { prismaDenylist } from './prisma'

const START = Date.UTC(2026, 11, 1)
let clock = START
let fake: ReturnType<typeof fakePrisma>
beforeEach(() => {
  clock = START
  vi.useFakeTimers({ now: clock, toFake: ['Date', 'performance'] })
  fake = fakePrisma(() => clock)
  return () => vi.useRealTimers()
})
const pass = (ms: number) => {
  clock += ms
  vi.advanceTimersByTime(ms)
}
const until = (ms = 60_000) => new Date(clock + ms)

describe('in the database', () => {
  const signedIn = async (...sids: string[]) => {
    const denied = prismaDenylist(fake.client)
    for (const sid of sids) {
      await denied.note?.({ sid, userId: 'ada', until: until() })
      pass(1)
    }
    return { ...denied, sids: async () => (await denied.sessionsOf('ada')).map(({ sid }) => sid) }
  }

  test('all sessions of a person end, or all but one, or one; other people’s sessions stay', async () => {
    const denied = await signedIn('phone', 'laptop', 'tablet')
    expect(await denied.sids()).toEqual(['tablet', 'laptop', 'phone'])
    expect([
      await denied.end('grace', 'phone'),
      await denied.end('ada', 'phone'),
      await denied.end('ada', 'phone'),
    ]).toEqual([false, true, false])
    expect([await denied.has({ sid: 'phone' }), await denied.has({ sid: 'laptop' })]).toEqual([
      true,
      false,
    ])
    expect(await denied.endAll('ada', 'laptop')).toBe(1)
    expect(await denied.sids()).toEqual(['laptop'])
    expect([await denied.endAll('grace'), await denied.endAll('ada')]).toEqual([0, 1])
    expect(await denied.has({ sid: 'laptop' })).toBe(true)
  })

  test('a session that has ended stays ended, even if it is recorded again', async () => {
    const denied = await signedIn('phone')
    await denied.add({ sid: 'phone', userId: 'ada', until: until() })
    await denied.note?.({ sid: 'phone', userId: 'ada', until: until(120_000) })
    expect(await denied.has({ sid: 'phone' })).toBe(true)
  })

  test('a session that was never recorded can be denied', async () => {
    const denied = await signedIn()
    await denied.add({ sid: 'older', userId: 'ada', until: until() })
    expect(await denied.has({ sid: 'older' })).toBe(true)
  })

  test('rows that no live token needs are purged, and no others', async () => {
    const denied = await signedIn('phone', 'laptop')
    await denied.note?.({ sid: 'laptop', userId: 'ada', until: until(120_000) })
    pass(60_001)
    expect(await denied.purge()).toBe(1)
    expect(await denied.sids()).toEqual(['laptop'])
  })
})

test('there is one held list per process: both bundles refuse a revoked session at once', async () => {
  const name = crypto.randomUUID()
  const [page, route] = [
    prismaDenylist(fake.client, { heldMs: 60_000, name }),
    prismaDenylist(fake.client, { heldMs: 60_000, name }),
  ]
  const other = prismaDenylist(fake.client, { heldMs: 60_000, name: crypto.randomUUID() })
  await page.note?.({ sid: 'phone', userId: 'ada', until: until(90_000) })
  expect([
    await page.has({ sid: 'phone' }),
    await route.has({ sid: 'phone' }),
    await other.has({ sid: 'phone' }),
  ]).toEqual([false, false, false])
  const before = fake.calls.find
  expect(await route.has({ sid: 'phone' })).toBe(false)
  expect(fake.calls.find).toBe(before)
  await route.endAll('ada')
  expect([await page.has({ sid: 'phone' }), await other.has({ sid: 'phone' })]).toEqual([
    true,
    false,
  ])
  pass(60_000)
  expect(await other.has({ sid: 'phone' })).toBe(true)
})
