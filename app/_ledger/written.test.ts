import { describe, expect, test } from 'vitest'
import { CLAIMS } from '@/_claims/claims'
import { planOf } from '@/_lab/plan'
import { LABS } from '@/labs/registry'
import { ledgerOf } from './ledger'
import { mergeReports } from './merge-reports'
import { type ExperimentResult, type Report, report } from './report'
import { asJson, asMarkdown } from './written'

const at = '2026-01-02T03:04:05.000Z'
const of = { lab: 'revocation', experiment: 'sign-out', at }
const copy = (design: string, answer: string, asExpected: boolean): ExperimentResult => ({
  type: 'finding',
  ...of,
  design,
  question: 'copy',
  answer,
  figure: '12 ms | after',
  asExpected,
})
const REPORT: Report = {
  facts: {
    at,
    seconds: 7,
    store: 'embedded',
    node: 'v20.0.0',
    version: '0.1.0',
    commit: 'abc1234',
  },
  designs: [
    { id: 'x', label: 'Design X', strategy: 'database', remedies: [] },
    { id: 'y', label: 'Design Y', strategy: 'jwt', remedies: [] },
    { id: 'z', label: 'Design Z', strategy: 'jwt', remedies: [] },
  ],
  results: [
    copy('x', 'refused', true),
    copy('y', 'accepted', false),
    { type: 'skipped', ...of, design: 'z', why: 'it has no copy' },
  ],
}
const rows = ledgerOf(
  CLAIMS,
  LABS.map((lab) => planOf(lab, [])),
  REPORT,
)

describe('written as JSON', () => {
  const json = JSON.parse(asJson(rows, REPORT))

  test('it is read back as the same report', () => expect(report.parse(json)).toEqual(REPORT))

  test('it has every claim, with the verdict for each design', () => {
    expect(json.claims).toHaveLength(CLAIMS.length)
    const { verdicts } = json.claims.find(({ id }: { id: string }) => id === 'C13')
    expect(verdicts).toMatchObject({
      x: {
        outcome: 'holds',
        differs: false,
        found: [
          {
            lab: 'revocation',
            experiment: 'sign-out',
            question: 'copy',
            figure: '12 ms | after',
            at,
          },
        ],
      },
      y: { outcome: 'does not hold', differs: true },
      z: { outcome: 'not asked', reasons: ['it has no copy'] },
    })
  })

  test('a claim without a lab has no verdict', () => {
    expect(json.claims.find(({ id }: { id: string }) => id === 'C68')).toMatchObject({
      shown: false,
      verdicts: { x: null },
    })
  })
})

describe('written as Markdown', () => {
  const lines = asMarkdown(rows, REPORT).split('\n')

  test('it says when and on which servers it was measured', () =>
    expect(lines).toContainEqual(
      expect.stringMatching(/2026-01-02 03:04:05 UTC.*abc1234.*embedded.*v20\.0\.0/),
    ))
  test('it has a line for each claim', () =>
    expect(lines).toContainEqual(expect.stringMatching(/^\| \*\*C13\*\* .* \| ✓ \| ✗ ! \| – \|$/)))
  test('it names the answers that differ from the guarantees, and no others', () =>
    expect(lines.filter((line) => line.startsWith('- revocation'))).toEqual([
      '- revocation/sign-out on y: copy: accepted, 12 ms | after',
    ]))
  test('a vertical bar in a figure does not break the table', () =>
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^\| Design X \| holds \|.*\| Found \| 12 ms \\\| after \| revocation\/sign-out \|$/,
      ),
    ))
  test('it says when a browser showed something, and on which claims', () => {
    const labs = LABS.map((lab) => planOf(lab, []))
    const plain: ExperimentResult = {
      ...{ type: 'finding', lab: 'storage', experiment: 'plain-request', design: 'x' },
      ...{ question: 'plain', answer: 'known', figure: '200', asExpected: true },
      at: '2026-01-01T00:00:00.000Z',
    }
    const shown = { ...REPORT, results: [...REPORT.results, plain] }
    const text = asMarkdown(ledgerOf(CLAIMS, labs, shown), shown)
    const how = 'Shown by a browser in the test run of 2026-01-01 00:00:00 UTC'
    expect(text.split('\n')).toContain(`${how}: C9, C48.`)
    expect(text).toContain(` | ${how} | 200 | storage/plain-request |`)
    expect(lines.join()).not.toContain('Shown by a browser')
  })
  test('claims that no lab shows have a heading of their own', () => {
    const rest = lines.slice(lines.indexOf('## Not yet shown'))
    expect(rest).toContainEqual(expect.stringMatching(/^- \*\*C68\*\*/))
    expect(rest.join()).not.toContain('**C13**')
  })
})

describe('several reports merged into one', () => {
  const one = (design: string, answer: string, when: string): Report => ({
    facts: { ...REPORT.facts, at: when },
    designs: REPORT.designs.filter(({ id }) => id === design),
    results: [copy(design, answer, true)],
  })

  test('no reports make no report', () => expect(mergeReports([])).toBeNull())
  test('they are merged, with the facts of the latest one', () => {
    const whole = mergeReports([
      one('x', 'refused', '2026-01-03'),
      one('y', 'accepted', '2026-01-02'),
    ])
    expect(whole).toMatchObject({
      facts: { at: '2026-01-03' },
      designs: [{ id: 'x' }, { id: 'y' }],
      results: [{ design: 'x' }, { design: 'y' }],
    })
  })
  test('a later finding replaces an earlier one', () => {
    expect(
      mergeReports([one('x', 'refused', '2026-01-02'), one('x', 'accepted', '2026-01-03')])
        ?.results,
    ).toMatchObject([{ answer: 'accepted' }])
  })
})
