import { describe, expect, test } from 'vitest'
import { CLAIMS } from '@/_claims/claims'
import { planOf } from '@/_lab/plan'
import { ledgerOf } from '@/_ledger/ledger'
import type { ExperimentResult } from '@/_ledger/report'
import { LABS } from '@/labs/registry'
import { type Filters, filtered, filtersOf, NO_FILTERS, queryOf } from './filters'

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
  test('several at once', () => expect(left({ kind: 'D', verdict: 'holds' })).toEqual(['D15']))
})

describe('in the address', () => {
  const filters = { kind: 'C', verdict: 'not', lab: 'revocation', q: 'sign out' }
  test('are read back unchanged', () =>
    expect(filtersOf(Object.fromEntries(new URLSearchParams(queryOf(filters, ''))))).toEqual(
      filters,
    ))
  test('keep the other parts of the query', () => {
    expect(queryOf({ ...NO_FILTERS, q: 'x' }, '?left=jwt&kind=W')).toBe('?left=jwt&q=x')
    expect(queryOf(NO_FILTERS, '?q=x')).toBe('')
  })
  test('ignore invalid values', () => {
    expect(filtersOf({ kind: ['C', 'D'], other: 'x' })).toEqual(NO_FILTERS)
    expect(left({ kind: 'Z', verdict: 'constructor-less' })).toHaveLength(CLAIMS.length)
  })
})
