import { expect, test } from 'vitest'
import type { Figures } from '@/_measure/events'
import type { MeasurableDesign } from '../measurable-design'
import { type MeasurementRun, newRun } from '../run/run'
import { toCsv } from './csv'
import { asCsv, asJson } from './export'
import { clicked, sorted } from './sort'

test('sorts both ways, keeps equal rows in place, and puts missing values last', () => {
  const rows = [
    { id: 'b', of: 2 },
    { id: 'none', of: null },
    { id: 'c', of: 2 },
    { id: 'a', of: 1 },
  ]
  const ids = (direction: 'ascending' | 'descending') =>
    sorted(rows, ({ of }) => of, direction).map(({ id }) => id)
  expect(ids('ascending')).toEqual(['a', 'b', 'c', 'none'])
  expect(ids('descending')).toEqual(['b', 'c', 'a', 'none'])
  expect(sorted(['b', 'A', 'c'], (text) => text, 'ascending')).toEqual(['A', 'b', 'c'])
  expect(sorted([true, false], (flag) => flag, 'ascending')).toEqual([false, true])
})

test('a second click on a heading reverses the order; another heading starts a new order', () => {
  const first = clicked(null, 'p50')
  expect(first).toEqual({ column: 'p50', direction: 'ascending' })
  expect(clicked(first, 'p50').direction).toBe('descending')
  expect(clicked(clicked(first, 'p50'), 'p95')).toEqual({ column: 'p95', direction: 'ascending' })
})

test('CSV is quoted as needed and never contains a formula', () => {
  expect(toCsv([['a', 1, null, true]])).toBe('a,1,,true\r\n')
  expect(toCsv([['a,b', 'say "hi"', 'two\nlines']])).toBe('"a,b","say ""hi""","two\nlines"\r\n')
  expect(toCsv([['=1+1', '@x', '-2', '+3', '\tx', -4]])).toBe("'=1+1,'@x,'-2,'+3,'\tx,-4\r\n")
  expect(toCsv([['=A1,"x"']])).toBe(`"'=A1,""x"""\r\n`)
})

const DESIGNS: MeasurableDesign[] = [
  { id: 'jwt-direct', label: 'JWT, recommended', strategy: 'jwt', needs: null, compareHref: '/' },
]
const FIGURES: Figures = {
  lagHere: { kind: 'immediate', ms: 3 },
  lagNextDoor: { kind: 'until it expires', seconds: 60 },
  lookups: 0.02,
  crypto: 0,
  checkP50: 0.01,
  checkP95: 0.05,
  checks: 200,
  wireBytes: 695,
  restBytes: 160,
  survivesOutage: true,
}
const FACTS = {
  at: '2026-11-21T05:21:59.000Z',
  seconds: 5,
  store: 'embedded',
  node: 'v20.20.2',
  version: '0.1.0',
  commit: null,
}
const RUNS: MeasurementRun[] = [
  { ...newRun(1), facts: FACTS, figures: { 'jwt-direct': FIGURES }, failures: {} },
]

test('the CSV has one line per design and run, and a value for every column', () => {
  const [head = '', line = '', ...rest] = asCsv(RUNS, DESIGNS).split('\r\n')
  expect(rest).toEqual([''])
  expect(line).toBe(
    '1,2026-11-21T05:21:59.000Z,embedded,v20.20.2,0.1.0,,jwt-direct,"JWT, recommended",jwt,immediate (3 ms),0,until it expires (1 min 0 s),60000,0.02,0,695,160,0.01,0.05,true,200,true',
  )
  expect(head.split(',')).toHaveLength(line.replace('"JWT, recommended"', 'x').split(',').length)
})

test('the JSON says when, where and on which versions', () => {
  const told = JSON.parse(asJson(RUNS, DESIGNS))
  expect(told.runs).toMatchObject([
    { run: 1, ...FACTS, designs: [{ id: 'jwt-direct', ...FIGURES, onFrontier: true }] },
  ])
})
