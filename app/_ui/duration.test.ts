import { describe, expect, test } from 'vitest'
import { leftInWords } from './duration'

describe('A-G64: how long something is valid', () => {
  test.each([
    [61_000, 15_000, 'for another 1 min 1 s'],
    [0, 15_000, 'for another 0 ms'],
    [-3_000, 15_000, 'until 3 s ago, and accepted for 12 s more'],
    [-15_000, 15_000, 'until 15 s ago'],
    [-3_000, 0, 'until 3 s ago'],
  ])('%i ms before its end, accepted %i ms after it: %s', (leftMs, toleranceMs, words) => {
    expect(leftInWords(leftMs, toleranceMs)).toBe(words)
  })
})
