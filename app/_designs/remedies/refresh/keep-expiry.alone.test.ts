import { beforeEach, expect, test, vi } from 'vitest'
import { keepingExpiry } from './keep-expiry'

const START = new Date('2026-11-21T12:00:00.900Z')
const START_S = Math.floor(START.getTime() / 1000)
const asked = { secret: 's', salt: 'n', maxAge: 1_000_000 }

/** A codec that waits for `ms` and then reads the clock, like Auth.js's own. */
const slowCodec =
  (ms: number) =>
  async ({ maxAge = 0 }: { maxAge?: number | undefined }) => {
    vi.setSystemTime(Date.now() + ms)
    return String(Math.floor(Date.now() / 1000) + maxAge)
  }

beforeEach(() => {
  vi.useFakeTimers({ now: START })
  return () => vi.useRealTimers()
})

test('a new token gets its own lifetime, whatever the lifetime of the session', async () => {
  expect(await keepingExpiry(slowCodec(0), 60)({ ...asked, token: { sub: 'a' } })).toBe(
    String(START_S + 60),
  )
})

test('a re-issued token keeps its expiry', async () => {
  expect(await keepingExpiry(slowCodec(0), 60)({ ...asked, token: { exp: START_S + 7 } })).toBe(
    String(START_S + 7),
  )
})

test.each([101, 1_000, 2_500])(
  'its expiry stays the same if a second begins during encoding: a codec of %i ms',
  async (ms) => {
    const exp = Number(
      await keepingExpiry(slowCodec(ms), 60)({ ...asked, token: { exp: START_S + 30 } }),
    )
    expect(exp).toBeLessThanOrEqual(START_S + 30)
    expect(exp).toBeGreaterThanOrEqual(START_S + 27)
  },
)
