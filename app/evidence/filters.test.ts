import { describe, expect, test } from 'vitest'
import { CLAIMS } from '@/_claims/claims'
import { planOf } from '@/_lab/plan'
import { ledgerOf } from '@/_ledger/ledger'
import type { ExperimentResult } from '@/_ledger/report'
import { LABS } from '@/labs/registry'
import {
  afterChoice,
  FIRST_FILTERS,
  type Filters,
  filtered,
  filtersOf,
  NO_FILTERS,
  queryOf,
} from './filters'

const copy = (design: string, answer: string, asExpected: boolean): ExperimentResult => ({
  ...{
    type: 'finding',
    lab: 'revocation',
    experiment: 'deleted',
    at: '',
    design,
    question: 'phone',
    answer,
    figure: '1 ms',
    asExpected,
  },
})
const rows = ledgerOf(
  CLAIMS,
  LABS.map((lab) => planOf(lab, [])),
  {
    designs: [
      { id: 'x', strategy: 'database', remedies: [] },
      { id: 'y', strategy: 'jwt', remedies: [] },
    ],
    results: [copy('x', 'refused', true), copy('y', 'accepted', false)],
  },
)
const left = (filters: Partial<Filters>) =>
  filtered(rows, { ...NO_FILTERS, ...filters }).map(({ claim }) => claim.id)

describe('the filters', () => {
  test('no filter keeps all claims', () => expect(left({})).toHaveLength(CLAIMS.length))
  test('by kind', () => expect(left({ kind: 'D' })).toHaveLength(18))
  test('by verdict', () => {
    expect(left({ verdict: 'disagree' })).toEqual(['D15'])
    expect(left({ verdict: 'holds' })).toEqual(['D15'])
    expect(left({ verdict: 'differs' })).toEqual(['D15'])
    expect(left({ verdict: 'if' })).toEqual([])
  })
  test('claims that no lab shows and unmeasured claims can be selected', () => {
    expect(left({ verdict: 'unshown' })).toContain('C68')
    expect(left({ verdict: 'unshown' })).not.toContain('C14')
    expect(left({ verdict: 'unmeasured' })).toContain('C14')
    expect(left({ verdict: 'unmeasured' })).not.toContain('D15')
  })
  test('a partly measured claim does not count as fully measured', () => {
    const [row] = filtered(rows, { ...NO_FILTERS, q: 'd15' })
    const [cell] = Object.values(row?.cells ?? {})
    const inPart = row && cell ? { ...row, cells: { ...row.cells, z: { ...cell, open: 1 } } } : null
    expect(filtered(inPart ? [inPart] : [], { ...NO_FILTERS, verdict: 'unmeasured' })).toEqual([
      inPart,
    ])
  })
  test('by lab', () =>
    expect(left({ lab: 'revocation' })).toEqual(expect.arrayContaining(['C13', 'D15', 'W24'])))
  test('by every word of a text and by id', () => {
    expect(left({ q: 'DELETED person' })).toEqual(['D15'])
    expect(left({ q: 'c13' })).toEqual(['C13'])
    expect(left({ q: 'no such words' })).toEqual([])
  })
  test('a code is exact, and a short word is whole', () => {
    expect(left({ q: 'd1' })).toEqual(['D1'])
    expect(left({ q: 'C1' })).toEqual(['C1'])
    expect(left({ q: 'table' }).length).toBeGreaterThan(0)
    expect(left({ q: 'tab' })).not.toEqual(expect.arrayContaining(left({ q: 'table' })))
  })
  test('other words for one thing find the same', () => {
    for (const [word, id] of [
      ['outage', 'C28'],
      ['logout', 'C13'],
      ['blacklist', 'W21'],
      ['csrf', 'W6'],
      ['xss', 'W5'],
      ['jti', 'W21'],
      ['mobile', 'C63'],
    ] as const)
      expect(left({ q: word }), word).toContain(id)
  })
  test('a search from the first view looks at all claims', () => {
    expect(afterChoice(FIRST_FILTERS, { ...FIRST_FILTERS, q: 'x' })).toEqual({
      ...NO_FILTERS,
      q: 'x',
    })
    const chosen = { ...NO_FILTERS, verdict: 'disagree', lab: 'theft' }
    expect(afterChoice(chosen, { ...chosen, q: 'x' })).toEqual({ ...chosen, q: 'x' })
  })
  test('several at once', () => expect(left({ kind: 'D', verdict: 'holds' })).toEqual(['D15']))
})

describe('in the address', () => {
  const filters = { kind: 'C', verdict: 'not', lab: 'revocation', q: 'sign out' }
  test.each([filters, NO_FILTERS, FIRST_FILTERS])('are read back unchanged: %j', (some) =>
    expect(filtersOf(Object.fromEntries(new URLSearchParams(queryOf(some, ''))))).toEqual(some),
  )
  test('keep the other parts of the query', () => {
    expect(queryOf({ ...NO_FILTERS, q: 'x' }, '?left=jwt&kind=W')).toBe('?left=jwt&q=x')
    expect(queryOf(NO_FILTERS, '?q=x')).toBe('?verdict=all')
    expect(queryOf(FIRST_FILTERS, '?q=x')).toBe('')
  })
  test('ignore invalid values', () => {
    expect(filtersOf({ kind: ['C', 'D'], other: 'x' })).toEqual(FIRST_FILTERS)
    expect(left({ kind: 'Z', verdict: 'constructor-less' })).toHaveLength(CLAIMS.length)
  })
})
