import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { learnServerTime, serverNow, setServerClock } from './server-clock'

const SERVER = Date.parse('2030-01-01T00:00:00Z')
const HOUR = 60 * 60 * 1000

beforeEach(() => {
  vi.useFakeTimers({ now: SERVER, toFake: ['Date'] })
})
afterEach(() => {
  setServerClock(Date.now())
  vi.useRealTimers()
})
const answer = (date: string) => new Response(null, { headers: { date } })

test.each([-HOUR, HOUR])(
  'A-G64: a page goes by the clock of the server, not by the reader’s (%i ms ahead)',
  (aheadMs) => {
    vi.setSystemTime(SERVER + aheadMs)
    setServerClock(SERVER)
    expect(serverNow()).toBe(SERVER)
    vi.advanceTimersByTime(5_000)
    expect(serverNow()).toBe(SERVER + 5_000)
  },
)

test('an answer corrects the clock if the reader’s was set meanwhile, and by no rounding', () => {
  setServerClock(SERVER + 900)
  learnServerTime(answer('Tue, 01 Jan 2030 00:00:00 GMT'))
  expect(serverNow()).toBe(SERVER + 900)
  vi.setSystemTime(SERVER - HOUR)
  learnServerTime(answer('Tue, 01 Jan 2030 00:00:02 GMT'))
  expect(serverNow()).toBe(SERVER + 2_000)
  learnServerTime(new Response())
  expect(serverNow()).toBe(SERVER + 2_000)
})
