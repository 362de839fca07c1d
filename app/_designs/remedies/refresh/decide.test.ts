import { expect, test } from 'vitest'
import { decide, type Found } from './decide'

const NOW = new Date('2026-11-21T12:00:00Z')
const INTERVAL_MS = 10_000
const ago = (ms: number) => new Date(NOW.getTime() - ms)
const LIVE_CHILD = { hash: 'c', rotatedAt: null }
const OLD_CHILD = { hash: 'c', rotatedAt: ago(1) }

const family: Found = {
  sid: 's',
  userId: 'u',
  createdAt: ago(60_000),
  expires: new Date(NOW.getTime() + 1),
  endedAt: null,
  endedBy: null,
  rotatedAt: null,
  child: null,
}
const verdictOn = (change: Partial<Found>) => decide({ ...family, ...change }, NOW, INTERVAL_MS)

test('a token that was never issued is unknown', () =>
  expect(decide(null, NOW, INTERVAL_MS)).toBe('unknown'))

test('the live token is rotated', () => expect(verdictOn({})).toBe('rotate'))

test.each([
  ['its direct parent', 0, LIVE_CHILD, 'repeat'],
  ['its direct parent, to the end of the interval', INTERVAL_MS, LIVE_CHILD, 'repeat'],
  ['its direct parent, by a clock that is behind', -5_000, LIVE_CHILD, 'repeat'],
  ['its direct parent, a millisecond later', INTERVAL_MS + 1, LIVE_CHILD, 'reuse'],
  ['its grandparent, however early', 0, OLD_CHILD, 'reuse'],
  ['its grandparent, later', INTERVAL_MS + 1, OLD_CHILD, 'reuse'],
  ['one that was rotated and has no child', 0, null, 'reuse'],
] as const)('%s', (_what, ms, child, verdict) => {
  expect(verdictOn({ rotatedAt: ago(ms), child })).toBe(verdict)
})

test('an ended family gives no tokens, and says whether a copy ended it', () => {
  for (const place of [
    {},
    { rotatedAt: ago(1), child: LIVE_CHILD },
    { rotatedAt: ago(1), child: OLD_CHILD },
  ]) {
    expect(verdictOn({ ...place, endedAt: ago(1), endedBy: 'reuse' })).toBe('reused')
    expect(verdictOn({ ...place, endedAt: ago(1), endedBy: 'revoked' })).toBe('ended')
    expect(verdictOn({ ...place, expires: NOW })).toBe('expired')
  }
})
