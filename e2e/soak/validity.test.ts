import { expect, test } from 'vitest'
import { GOLDEN } from '../../app/_designs/guarantees.golden'
import { isValidAt, outlivesItsEndAt } from './validity'

const NOW = 1_800_000_000_000
const HOUR_MS = 3_600_000

/** A session for half an hour, made by a process whose clock is `aheadMs` ahead. */
function made(design: string, aheadMs = 0) {
  const guarantees = GOLDEN[design]?.guarantees
  if (!guarantees) throw new Error(`There is no design "${design}".`)
  const issuedMs = NOW + aheadMs
  const expiresMs = issuedMs + HOUR_MS / 2
  const home = { aheadMs }
  return { design: { guarantees }, home, madeMs: NOW, issuedMs, expiresMs }
}

test.each([
  ['a token at the clock that made it', 'jwt-direct', 0, 0, true],
  ['a token at a clock by which it has expired', 'jwt-direct', 0, HOUR_MS, false],
  ['a token of the future', 'jwt-direct', 0, -HOUR_MS, false],
  ['a token of a clock that is ahead, at that clock', 'jwt-direct', HOUR_MS, HOUR_MS, true],
  ['a record, at a clock that is ahead', 'database-direct', 0, HOUR_MS, true],
  ['a record, at a clock that is behind', 'database-direct', HOUR_MS, -HOUR_MS, true],
])('whether a session is valid: %s', (_, design, homeMs, askedMs, valid) => {
  expect(isValidAt(made(design, homeMs), { aheadMs: askedMs }, NOW)).toBe(valid)
})

test('a session in the memory of one process is valid there alone', () => {
  const session = made('database-memory')
  expect(isValidAt(session, session.home, NOW)).toBe(true)
  expect(isValidAt(session, { aheadMs: 0 }, NOW)).toBe(false)
})

test.each([
  ['a token without a denial, at a clock that is behind', 'jwt-refresh', -HOUR_MS, true],
  ['a token without a denial, at a clock by which it has expired', 'jwt-refresh', 0, false],
  ['a token of the future', 'jwt-refresh', -2 * HOUR_MS, false],
  ['a token with a denylist', 'jwt-direct', -HOUR_MS, false],
  ['a token with a not-before', 'jwt-not-before', -HOUR_MS, false],
  ['a record', 'database-direct', -HOUR_MS, false],
])('whether a session that has ended may still be accepted: %s', (_, design, askedMs, may) => {
  expect(outlivesItsEndAt(made(design), { aheadMs: askedMs }, NOW + HOUR_MS)).toBe(may)
})
