import { expect, test } from 'vitest'
import { slopeOf, spread, Tally, Violations } from './figure'

test('the slope of a line is found, with and without noise', () => {
  expect(slopeOf([7, 7, 7, 7])).toBe(0)
  expect(slopeOf([1, 3, 5, 7])).toBe(2)
  expect(slopeOf([1, 3, 3, 1])).toBe(0)
})

test('every job is done once', async () => {
  const done: number[] = []
  await spread(25, async (index) => void done.push(index))
  expect(done.toSorted((one, other) => one - other)).toEqual([...Array(25).keys()])
})

test('a tally says what it counted', () => {
  const tally = new Tally()
  for (const name of ['refused', 'accepted', 'refused']) tally.add(name)
  expect([`${tally}`, tally.total, tally.of('none')]).toEqual(['2 refused, 1 accepted', 3, 0])
})

test('violations are counted by design, and equal ones shown once', () => {
  const found = new Violations()
  for (const text of ['a', 'a', 'b']) found.add('jwt', text)
  expect([found.count, found.lines()]).toEqual([3, ['jwt: 3, such as', '  a', '  b']])
})
