import { expect, test } from 'vitest'
import { type DistancePoint, findBreakEven } from './break-even'

/** Each side as its own time and its number of round trips to the store. */
const sides = (left: [ms: number, trips: number], right: [ms: number, trips: number]) => {
  const asked: number[] = []
  const measure = async (distanceMs: number): Promise<DistancePoint> => {
    asked.push(distanceMs)
    return {
      distanceMs,
      left: left[0] + left[1] * distanceMs,
      right: right[0] + right[1] * distanceMs,
    }
  }
  return { asked, search: { measure, farthestMs: 200, exactMs: 1 } }
}

test('both sides take equally long when the round trip equals the extra verification time', async () => {
  const { search, asked } = sides([1, 2], [7, 0])
  const found = await findBreakEven(search)
  expect(found).toMatchObject({ kind: 'at', before: 'left' })
  expect(found.kind === 'at' && Math.abs(found.ms - 3)).toBeLessThan(1)
  expect(asked.length).toBeLessThan(12)
})

test('the two sides can be swapped', async () => {
  expect(await findBreakEven(sides([7, 0], [1, 2]).search)).toMatchObject({
    kind: 'at',
    before: 'right',
  })
})

test('a side that is faster near and far is faster throughout', async () => {
  expect(await findBreakEven(sides([0.1, 0], [1, 1]).search)).toEqual({
    kind: 'throughout',
    faster: 'left',
  })
  expect(await findBreakEven(sides([9, 1], [1, 1]).search)).toEqual({
    kind: 'throughout',
    faster: 'right',
  })
})

test('the search ends even if the times jump', async () => {
  let n = 0
  const measure = async (distanceMs: number): Promise<DistancePoint> => ({
    distanceMs,
    left: distanceMs,
    right: 50 + (n++ % 3),
  })
  expect((await findBreakEven({ measure, farthestMs: 200, exactMs: 0 })).kind).toBe('at')
})
