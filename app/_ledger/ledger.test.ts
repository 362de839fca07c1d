import { describe, expect, test } from 'vitest'
import type { Claim } from '@/_claims/claim'
import { type Experiment, experiment, type Lab, question } from '@/_lab/experiment'
import { planOf } from '@/_lab/plan'
import { differences, isShown, ledgerOf, NOT_MEASURED, outcomeOf } from './ledger'
import { type ExperimentResult, report, resultOf } from './report'

const source = { name: 'A standard', url: 'https://example.org' }
const claims: Claim[] = [
  { id: 'C13', text: 'Signing out ends it.', source },
  { id: 'C14', text: 'It can be ended.', source },
  { id: 'W12', text: 'A JWT is light.', of: 'jwt', source },
  { id: 'C68', text: 'It needs a provider.', source, later: 'there is none' },
]
const YES_NO = { yes: 'yes, it does', no: 'no' }
const IF = { holdsOnlyIf: 'one waits' }

const made = (
  id: string,
  verdicts: { yes: 'holds' | typeof IF; no: 'does not hold' },
  more: 'C14' | 'W12' | null = null,
): Experiment =>
  experiment({
    id,
    title: id,
    hypothesis: 'It does.',
    questions: {
      first: question({
        ask: 'Does it?',
        answers: YES_NO,
        expected: () => ['yes'],
        claims: { C13: verdicts, ...(more && { [more]: verdicts }) },
      }),
      other: question({ ask: 'And else?', answers: YES_NO, expected: () => ['yes'], claims: {} }),
    },
    run: async () => {},
  })
const lab = (id: string, experiments: Experiment[]): Lab => ({
  id,
  title: id,
  question: '?',
  experiments,
})
const HOLDS = { yes: 'holds', no: 'does not hold' } as const
const plans = [
  lab('one', [made('a', HOLDS, 'C14'), made('b', { yes: IF, no: 'does not hold' })]),
  lab('two', [made('a', HOLDS, 'W12')]),
].map((one) => planOf(one, []))

const designs = [
  { id: 'x', strategy: 'database', remedies: [] },
  { id: 'y', strategy: 'jwt', remedies: [] },
  { id: 'z', strategy: 'jwt', remedies: [] },
] as const

const at = '2026-01-02T03:04:05.000Z'
const finding = (
  where: string,
  design: string,
  answer: string,
  more: Partial<{ question: string; asExpected: boolean }> = {},
): ExperimentResult => {
  const [name = '', experiment = ''] = where.split('/')
  return {
    type: 'finding',
    lab: name,
    experiment,
    design,
    question: 'first',
    answer,
    figure: '12 ms',
    asExpected: true,
    at,
    ...more,
  }
}
const cell = (results: ExperimentResult[], id = 'C13', design = 'x') =>
  ledgerOf(claims, plans, { designs, results }).find(({ claim }) => claim.id === id)?.cells[
    design
  ] ?? NOT_MEASURED

describe('several answers for one claim', () => {
  test.each([
    [['holds'], 'holds'],
    [['holds', 'holds'], 'holds'],
    [['does not hold', 'does not hold'], 'does not hold'],
    [['holds', IF], 'holds only if'],
    [[IF, IF], 'holds only if'],
    [['holds', 'does not hold'], 'holds in part'],
    [[IF, 'does not hold'], 'does not hold'],
    [['holds', IF, 'does not hold'], 'holds in part'],
  ] as const)('%j: %s', (verdicts, outcome) => expect(outcomeOf(verdicts)).toBe(outcome))
})

describe('the ledger', () => {
  test('combines the answers to all questions about a claim, over all labs', () => {
    expect(cell([finding('one/a', 'x', 'yes')]).outcome).toBe('holds')
    expect(cell([finding('one/a', 'x', 'yes'), finding('one/b', 'x', 'yes')])).toMatchObject({
      outcome: 'holds only if',
      onlyIf: ['one waits'],
    })
    expect(cell([finding('one/a', 'x', 'yes'), finding('two/a', 'x', 'no')]).outcome).toBe(
      'holds in part',
    )
  })

  test('keeps designs, claims and labs apart', () => {
    const results = [
      finding('one/a', 'x', 'yes'),
      finding('one/a', 'y', 'no'),
      finding('two/a', 'x', 'no'),
    ]
    expect(cell(results, 'C14', 'x').outcome).toBe('holds')
    expect(cell(results, 'C14', 'y').outcome).toBe('does not hold')
    expect(cell(results, 'C14', 'z')).toBe(NOT_MEASURED)
    expect(cell(results, 'C13', 'y').outcome).toBe('does not hold')
  })

  test('gives the answer in words, with its figure and its lab', () => {
    expect(cell([finding('two/a', 'x', 'no')]).evidence).toMatchObject([
      {
        answer: 'no',
        figure: '12 ms',
        verdict: 'does not hold',
        at,
        lab: { id: 'two' },
        experiment: { id: 'a' },
        question: { ask: 'Does it?' },
      },
    ])
  })

  test('distinguishes skipped, failed and unmeasured questions', () => {
    const of = { lab: 'one', experiment: 'a', design: 'x', at }
    expect(cell([{ type: 'skipped', ...of, why: 'there is nothing to renew' }])).toMatchObject({
      outcome: 'not asked',
      reasons: ['there is nothing to renew'],
    })
    expect(cell([{ type: 'failed', ...of, message: 'It broke.' }])).toMatchObject({
      outcome: 'nothing found',
      reasons: ['It broke.'],
      differs: true,
    })
    expect(
      cell([{ type: 'skipped', ...of, why: 'no' }, finding('two/a', 'x', 'yes')]),
    ).toMatchObject({ outcome: 'holds', differs: false })
    expect(
      cell([{ type: 'failed', ...of, message: 'It broke.' }, finding('two/a', 'x', 'yes')]),
    ).toMatchObject({ outcome: 'holds', differs: true })
    expect(cell([])).toBe(NOT_MEASURED)
  })

  test('says how many experiments for the claim have not run', () => {
    expect(cell([finding('one/a', 'x', 'yes')]).open).toBe(2)
    expect(
      cell([finding('one/a', 'x', 'yes'), finding('one/b', 'x', 'no'), finding('two/a', 'x', 'no')])
        .open,
    ).toBe(0)
  })

  test('applies claims about one strategy to designs of that strategy only', () => {
    const results = [finding('two/a', 'x', 'yes'), finding('two/a', 'y', 'yes')]
    expect(cell(results, 'W12', 'x')).toMatchObject({
      outcome: 'not asked',
      evidence: [],
      reasons: ['It is said of JWTs.'],
    })
    expect(cell(results, 'W12', 'y').outcome).toBe('holds')
  })

  test('reports each answer that differs from the guarantees, even without a claim', () => {
    const unlike = finding('one/a', 'x', 'no', { asExpected: false })
    expect(cell([unlike]).differs).toBe(true)
    const elsewhere = finding('one/a', 'x', 'no', { asExpected: false, question: 'other' })
    expect(cell([elsewhere])).toMatchObject({ outcome: 'not measured', differs: false })
    expect(differences([unlike, elsewhere, finding('one/b', 'x', 'yes')])).toEqual([
      unlike,
      elsewhere,
    ])
  })

  test('ignores an answer to a removed question', () => {
    expect(cell([finding('one/a', 'x', 'perhaps')]).outcome).toBe('not measured')
    expect(cell([finding('one/gone', 'x', 'yes')])).toBe(NOT_MEASURED)
    expect(cell([finding('one/a', 'x', 'yes', { question: 'gone' })]).outcome).toBe('not measured')
  })

  test('knows the claims that no lab tests', () => {
    expect(
      ledgerOf(claims, plans, { designs, results: [] }).map((row) => [row.claim.id, isShown(row)]),
    ).toEqual([
      ['C13', true],
      ['C14', true],
      ['W12', true],
      ['C68', false],
    ])
  })
})

test('a report keeps the findings of the events, and survives serialization', () => {
  const of = { experiment: 'a', design: 'x' }
  expect(resultOf('one', { type: 'begin', ...of }, at)).toBeNull()
  expect(resultOf('one', { type: 'note', ...of, actor: 'Time', action: 'goes by' }, at)).toBeNull()
  const found = {
    type: 'finding',
    ...of,
    question: 'first',
    answer: 'yes',
    figure: '12 ms',
    asExpected: true,
  } as const
  const result = resultOf('one', found, at)
  expect(result).toEqual({ ...found, lab: 'one', at })
  const whole = {
    facts: { at, seconds: 1.5, store: 'embedded', node: 'v20', version: '1', commit: null },
    designs: [{ id: 'x', label: 'X', strategy: 'jwt', remedies: [] }],
    results: [result],
  }
  expect(report.parse(JSON.parse(JSON.stringify(whole)))).toEqual(whole)
  expect(
    report.safeParse({ ...whole, results: [{ ...found, type: 'ticked by hand' }] }).success,
  ).toBe(false)
})
