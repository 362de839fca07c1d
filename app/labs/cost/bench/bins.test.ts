import { expect, test } from 'vitest'
import { binned, domainOf, ticksOf } from './bins'

test('a domain has round ends and contains all values', () => {
  expect(domainOf([[0.3, 4], [27]])).toEqual([0.1, 100])
  expect(domainOf([[5]])).toEqual([1, 10])
  expect(domainOf([[], []])).toEqual([0.1, 100])
})

test('every value is in one bin, even at the ends', () => {
  const bins = binned([0.1, 1, 10, 100, 0, 1000], [0.1, 100], 3)
  expect(bins).toEqual([2, 1, 3])
})

test('there is a tick at every power of ten', () => {
  expect(ticksOf([0.1, 100])).toEqual([0.1, 1, 10, 100])
})
