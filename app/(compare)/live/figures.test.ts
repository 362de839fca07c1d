import { expect, test } from 'vitest'
import type { Trace } from '@/_trace/trace'
import type { Beat } from './beat'
import { AXES, type ColumnSnapshot, compare, differences, measureColumn } from './figures'

const NOW = Date.now()
const DAY = 86_400_000
const facts = (change: Partial<ColumnSnapshot> = {}): ColumnSnapshot => ({
  id: 'd',
  label: 'D',
  cookieBytes: 523,
  storedBytes: 0,
  lagMs: null,
  expires: new Date(NOW + 30 * DAY).toISOString(),
  ...change,
})
const trace = (lookups: number, crypto: number, totalMs: number): Trace => ({
  lookups,
  crypto,
  totalMs,
  lookupMs: 0,
  cryptoMs: 0,
  steps: [],
})
const beat = (made: Trace | null, state: Beat['state'] = 'accepted'): Beat => ({
  sentAt: 0,
  doneAt: 1,
  state,
  code: null,
  lookups: 0,
  user: null,
  expires: null,
  trace: made,
})

test('a figure that was not measured is not shown', () => {
  expect(measureColumn(null, [], NOW).every((figure) => figure === null)).toBe(true)
  expect(
    measureColumn(null, [beat(null, 'refused'), beat(trace(1, 0, 5), 'refused')], NOW).every(
      (figure) => figure === null,
    ),
  ).toBe(true)
  expect(
    measureColumn(facts({ storedBytes: null }), [], NOW).map((figure) => figure?.short ?? null),
  ).toEqual([null, null, null, '523 bytes', null, 'until it expires (30 d 0 h)'])
  expect(measureColumn(null, [], NOW)).toHaveLength(AXES.length)
})

test('the check time is the median; lookups are the mean, because a cache spares some of them', () => {
  const beats = [
    beat(trace(2, 0, 9)),
    beat(trace(0, 0, 1)),
    beat(trace(0, 0, 2)),
    beat(trace(0, 0, 99), 'refused'),
  ]
  const [lookups, crypto, time] = measureColumn(null, beats, NOW)
  expect([lookups?.short, crypto?.short, time?.short]).toEqual(['0.67', '0', '2.00 ms'])
})

test('changes are listed for each axis that both designs were measured on and that differs', () => {
  const before = measureColumn(facts(), [beat(trace(0, 2, 1.1))], NOW)
  const now = measureColumn(
    facts({ cookieBytes: 43, storedBytes: 310, lagMs: 60_000 }),
    [beat(trace(1, 2, 0.42))],
    NOW,
  )
  expect(differences(now, before)).toEqual([
    '1 lookup instead of 0',
    'a check in 0.42 ms instead of 1.10 ms',
    '43 bytes of cookie instead of 523 bytes',
    '310 bytes at rest instead of 0 bytes',
    'a stated lag of up to 1 min instead of until it expires (30 d 0 h)',
  ])
  expect(differences(now, now)).toEqual([])
  expect(differences(now, measureColumn(null, [], NOW))).toEqual([])
})

test('a time is better only if the difference is larger than its spread', () => {
  const timed = (...times: number[]) => {
    const beats = times.map((ms) => beat(trace(0, 0, ms)))
    const figure = measureColumn(facts(), beats, NOW)[2]
    if (!figure) throw new Error('No time was measured.')
    return figure
  }
  const steady = timed(5, 5, 5, 5)
  expect(compare(steady, timed(9, 9, 9, 9))).toBe('better')
  expect(compare(timed(9, 9, 9, 9), steady)).toBe('worse')
  expect(compare(steady, timed(1, 4, 8, 12))).toBe('about equal')
  expect(compare(steady, timed(5))).toBe('equal')
})
