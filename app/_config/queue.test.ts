import { expect, test } from 'vitest'
import { boundedQueue, isTooBusy } from './queue'

test('does some work at once, lets some wait in their order, and refuses the rest', async () => {
  const queue = boundedQueue({ atOnce: 2, mostWaiting: 3, retryAfter: 7 })
  const begun: number[] = []
  const ends: (() => void)[] = []
  const asked = [1, 2, 3, 4, 5, 6].map((name) =>
    queue(async () => {
      begun.push(name)
      await new Promise<void>((end) => ends.push(end))
      if (name === 1) throw new RangeError('It failed.')
      return name
    }),
  )
  await expect(asked[5]).rejects.toSatisfy((error) => isTooBusy(error) && error.retryAfter === 7)
  expect(begun).toEqual([1, 2])
  ends.shift()?.()
  await expect(asked[0]).rejects.toThrow(RangeError)
  expect(begun).toEqual([1, 2, 3])
  while (ends.length > 0) {
    ends.shift()?.()
    await new Promise(setImmediate)
  }
  expect(await Promise.all(asked.slice(1, 5))).toEqual([2, 3, 4, 5])
  expect(await queue(async () => 'again')).toBe('again')
})
