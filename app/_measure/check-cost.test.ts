import { expect, test } from 'vitest'
import { type CheckCost, checkOften, costOf, spreadOf, timesOf } from './check-cost'

const cost = (totalMs: number): CheckCost => ({
  ...{ totalMs, lookups: 1, lookupMs: totalMs / 2, crypto: 0, cryptoMs: 0 },
})

test('the spread of times does not depend on their order', () => {
  const times = Array.from({ length: 100 }, (_, index) => index)
  expect(spreadOf(times)).toEqual({ p50: 50, p95: 95 })
  expect(spreadOf(times.toReversed())).toEqual({ p50: 50, p95: 95 })
  expect(spreadOf([7])).toEqual({ p50: 7, p95: 7 })
  expect(spreadOf([])).toEqual({ p50: Number.NaN, p95: Number.NaN })
})

test('the times of checks are those of the whole, or of one part', () => {
  const costs = [cost(4), cost(2), cost(8)]
  expect(timesOf(costs)).toEqual({ p50: 4, p95: 8 })
  expect(timesOf(costs, 'lookupMs')).toEqual({ p50: 2, p95: 4 })
})

test('the cost of a trace has none of its steps', () => {
  expect(costOf({ ...cost(3), ...{ steps: [] } })).toEqual(cost(3))
})

test.each([1, 3, 10])(
  'a check is made as often as asked, with %i at the same time',
  async (atOnce) => {
    let [underWay, most] = [0, 0]
    const seen: number[] = []
    const check = async () => {
      underWay += 1
      most = Math.max(most, underWay)
      await Promise.resolve()
      underWay -= 1
      return cost(1)
    }
    const onCheck = (costs: readonly CheckCost[]) => seen.push(costs.length)
    expect(await checkOften(check, { times: 6, atOnce, onCheck })).toHaveLength(6)
    expect(seen).toEqual([1, 2, 3, 4, 5, 6])
    expect(most).toBe(Math.min(6, atOnce))
  },
)

test('no check is made for none, and one that throws ends the others', async () => {
  let made = 0
  const failing = async () => {
    made += 1
    throw new Error('refused')
  }
  expect(await checkOften(failing, { times: 0 })).toEqual([])
  await expect(checkOften(failing, { times: 5 })).rejects.toThrow('refused')
  expect(made).toBe(1)
})
