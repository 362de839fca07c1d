import { expect, test } from 'vitest'
import { asCompactJson, compact, compactReport, expand } from './compact'
import type { Report } from './report'

const AT = '2026-01-02T00:00:00.000Z'
const of = { lab: 'theft', experiment: 'rolling', at: AT }
const report: Report = {
  facts: { at: AT, seconds: 3, store: 'embedded', node: 'v24', version: '1.0.0', commit: null },
  designs: [
    { id: 'database', label: 'Database session', strategy: 'database', remedies: [] },
    { id: 'jwt', label: 'JWT session', strategy: 'jwt', remedies: [] },
  ],
  results: [
    {
      ...{ type: 'finding', ...of, design: 'database', question: 'limit', answer: 'none' },
      ...{ figure: '2 s', asExpected: true },
    },
    {
      ...{ type: 'finding', ...of, design: 'jwt', question: 'limit', answer: 'named' },
      ...{ figure: '', asExpected: false },
    },
    {
      ...{ type: 'finding', ...of, design: 'jwt', experiment: 'form', question: 'lax' },
      ...{ answer: 'refused', figure: '403', asExpected: true },
      at: '2026-01-01T00:00:00.000Z', // a test run of the day before
    },
    { type: 'skipped', ...of, design: 'database', experiment: 'other', why: 'it cannot be.' },
    { type: 'failed', ...of, design: 'jwt', experiment: 'other', message: 'It broke off.' },
  ],
}

test('a compact report is read back unchanged', () => {
  const read = compactReport.parse(JSON.parse(asCompactJson(compact(report))))
  expect(expand(read)).toEqual(report)
})

test('a compact report without earlier experiments is read too', () => {
  const { earlier, ...older } = compact({ ...report, results: report.results.slice(0, 2) })
  expect(earlier).toEqual({})
  expect(expand(compactReport.parse(older)).results).toEqual(report.results.slice(0, 2))
})
