import { describe, expect, test, vi } from 'vitest'
import { StoreClock } from './store-clock'

const START = Date.parse('2030-01-01')

/** A store and a process, each with clocks that the test sets. */
function world() {
  const at = { store: START, wall: START, steady: 0, latency: 0 }
  const pass = (ms: number) => {
    at.store += ms
    at.wall += ms
    at.steady += ms
  }
  const ask = vi.fn(async () => {
    pass(at.latency / 2)
    const { store } = at
    pass(at.latency / 2)
    return store
  })
  const changed = vi.fn()
  const clock = new StoreClock(ask, changed, { wall: () => at.wall, steady: () => at.steady })
  return { at, pass, ask, changed, clock }
}

describe('the clock of the store', () => {
  test('is asked once, by all callers together, and then once a minute in the background', async () => {
    const { clock, ask, pass } = world()
    await Promise.all([clock.aheadMs(), clock.aheadMs()])
    pass(60_000)
    await clock.aheadMs()
    expect(ask).toHaveBeenCalledTimes(1)
    pass(1)
    await clock.aheadMs()
    expect(ask).toHaveBeenCalledTimes(2)
  })

  test.each([0, 400, -400])(
    'a slow answer, or clocks %i ms apart, are no difference',
    async (aheadMs) => {
      const { clock, at, changed } = world()
      at.wall += aheadMs
      at.latency = 2_000
      expect(await clock.aheadMs()).toBe(0)
      expect(changed).not.toHaveBeenCalled()
    },
  )

  test.each([5_000, -300_000, 3_600_000])('a difference of %i ms is found', async (aheadMs) => {
    const { clock, at, pass, changed } = world()
    at.wall += aheadMs
    expect(await clock.aheadMs()).toBe(aheadMs)
    for (const driftMs of [1, -2, 1]) {
      at.wall += driftMs
      pass(60_001)
      await clock.aheadMs()
      await new Promise(setImmediate)
    }
    expect(changed.mock.calls).toEqual([[aheadMs]])
  })

  test('A-G60: a clock that is set shows at once; a process that slept asks again', async () => {
    const { clock, at, ask } = world()
    await clock.aheadMs()
    at.wall -= 3_600_000
    expect(clock.lastAheadMs()).toBe(-3_600_000)
    expect(await clock.aheadMs()).toBe(-3_600_000)
    at.wall += 3_600_000
    await clock.aheadMs()
    const asked = ask.mock.calls.length
    at.store += 60_000
    at.wall += 60_000 // the steady clock stood still
    expect(await clock.aheadMs()).toBe(0)
    expect(ask).toHaveBeenCalledTimes(asked + 1)
  })

  test('a store that does not answer is an outage at first, and later changes nothing', async () => {
    const { clock, at, ask, pass } = world()
    ask.mockRejectedValueOnce(new Error('connect ECONNREFUSED'))
    await expect(clock.aheadMs()).rejects.toThrow('ECONNREFUSED')
    at.wall += 5_000
    expect(await clock.aheadMs()).toBe(5_000)
    pass(60_001)
    ask.mockRejectedValueOnce(new Error('connect ECONNREFUSED'))
    expect(await clock.aheadMs()).toBe(5_000)
  })

  test('the embedded store has the clock of this process', async () => {
    expect(await new StoreClock(null).aheadMs()).toBe(0)
  })
})
