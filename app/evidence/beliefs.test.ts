import { expect, test } from 'vitest'
import { claimOf } from '@/_claims/claims'
import { type CellOutcome, NOT_MEASURED } from '@/_ledger/ledger'
import { BELIEFS, findingsOf } from './beliefs'

const DESIGNS = [
  { id: 'd', label: 'Database session', strategy: 'database' },
  { id: 'c', label: 'Cached sessions', strategy: 'database' },
  { id: 'j', label: 'JWT session', strategy: 'jwt' },
  { id: 's', label: 'Signed JWT', strategy: 'jwt' },
]
const found = (outcomes: Record<string, CellOutcome>) =>
  findingsOf(
    {
      cells: Object.fromEntries(
        Object.entries(outcomes).map(([id, outcome]) => [id, { ...NOT_MEASURED, outcome }]),
      ),
    },
    DESIGNS,
  ).map(({ outcome, words }) => `${outcome}: ${words}`)

test('there are ten beliefs, each of them a claim of the ledger', () => {
  expect(new Set(BELIEFS.map((id) => claimOf(id).text)).size).toBe(10)
})

test('all designs of a strategy have one name', () => {
  expect(found({ d: 'holds', c: 'holds', j: 'does not hold', s: 'does not hold' })).toEqual([
    'holds: all database designs',
    'does not hold: all JWT designs',
  ])
  expect(found({ d: 'holds', c: 'holds only if', j: 'holds', s: 'not asked' })).toEqual([
    'holds: Database session; JWT session',
    'holds only if: Cached sessions',
  ])
})

test('one verdict on all designs is said once', () => {
  expect(found({ d: 'holds', c: 'holds', j: 'holds', s: 'not asked' })).toEqual([
    'holds: every design that it is about',
  ])
  expect(found({ d: 'holds', j: 'not asked' })).toEqual(['holds: Database session'])
  expect(found({})).toEqual([])
})
