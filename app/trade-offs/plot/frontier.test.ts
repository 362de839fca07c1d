import { expect, test } from 'vitest'
import type { Lag } from '@/_measure/events'
import { frontier, standing } from './frontier'

const at = (lookups: number, lagNextDoor: Lag, wireBytes: number) => ({
  lookups,
  lagNextDoor,
  wireBytes,
})
const now: Lag = { kind: 'immediate', ms: 5 }
const after = (ms: number): Lag => ({ kind: 'after', ms })
const never: Lag = { kind: 'until it expires', seconds: 2_592_000 }
const marked = (figures: Parameters<typeof frontier>[0]) => [...frontier(figures)]

test('a design that another beats is not on it', () => {
  expect(marked({ slow: at(2, now, 60), quick: at(1, now, 60), heavy: at(1, now, 600) })).toEqual([
    'quick',
  ])
})

test('a design that is best in one figure is on it', () => {
  expect(
    marked({ lookups: at(0, never, 600), lag: at(1, now, 600), bytes: at(2, never, 60) }),
  ).toEqual(['lookups', 'lag', 'bytes'])
})

test('ties are all on it, and a negligible difference is a tie', () => {
  expect(marked({ a: at(1, now, 60), b: at(1, now, 60) })).toEqual(['a', 'b'])
  expect(marked({ a: at(0, after(1_000), 600), b: at(0, after(1_090), 660) })).toEqual(['a', 'b'])
  expect(marked({ a: at(0, after(1_000), 600), b: at(0, after(1_200), 600) })).toEqual(['a'])
  expect(marked({ a: at(0, after(1_000), 600), b: at(0, after(1_000), 665) })).toEqual(['a'])
})

test('the duration of an immediate revocation does not count; a lag that a watch sees does', () => {
  expect(marked({ a: at(1, now, 60), b: at(1, { kind: 'immediate', ms: 80 }, 60) })).toEqual([
    'a',
    'b',
  ])
  expect(marked({ a: at(1, now, 60), b: at(1, after(30), 60) })).toEqual(['a'])
})

test('one lookup in a hundred requests is more than none', () => {
  expect(marked({ none: at(0, after(1_000), 60), few: at(0.01, after(1_000), 60) })).toEqual([
    'none',
  ])
})

test('a design without a lag on another server takes no part', () => {
  expect(
    marked({ memory: at(0, { kind: 'never accepted' }, 10), other: at(2, never, 600) }),
  ).toEqual(['other'])
  const figures = {
    memory: at(0, { kind: 'never accepted' }, 10),
    good: at(1, now, 60),
    bad: at(2, now, 60),
  }
  expect(['memory', 'good', 'bad', 'unknown'].map((id) => standing(figures, id))).toEqual([
    null,
    true,
    false,
    null,
  ])
  expect(marked({})).toEqual([])
})
