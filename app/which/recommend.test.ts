import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CLAIMS } from '@/_claims/claims'
import { nameOf } from '@/_claims/verdict'
import { planOf } from '@/_lab/plan'
import { compactReport, expand } from '@/_ledger/compact'
import { ledgerOf } from '@/_ledger/ledger'
import { LABS } from '@/labs/registry'
import { CASES } from './cases'
import { DRAWBACKS } from './drawback'
import { type Answers, answersOf, QUESTIONS } from './questions'
import { alternatives, recommend, wantsOf } from './recommend'
import { GOOD_PRACTICE, outcomeOn } from './want'

const report = expand(compactReport.parse(JSON.parse(readFileSync('docs/evidence.json', 'utf8'))))
const rows = ledgerOf(
  CLAIMS,
  LABS.map((lab) => planOf(lab, [])),
  report,
)
const designs = report.designs.map(({ id }) => id)
const answer = (answers: Answers) => {
  const found = recommend(answers, rows, designs)
  if (!found) throw new Error('There is no design.')
  return found
}

/** Every combination of answers. */
const ALL = QUESTIONS.reduce<Answers[]>(
  (some, { name, options }) =>
    some.flatMap((answers) => options.map(({ value }) => ({ ...answers, [name]: value }))),
  [{}],
)

test('every wish is about a claim that the last run has measured on some design', () => {
  for (const { claim } of [...ALL.flatMap(wantsOf), ...GOOD_PRACTICE, ...DRAWBACKS])
    expect(
      designs.some((design) => !/not/.test(outcomeOn(rows, claim, design).replace('does not', ''))),
      claim,
    ).toBe(true)
})

test('for all answers, every reason holds in the last run, and something speaks against it', () => {
  for (const answers of ALL) {
    const { design, reasons, unmet, against } = answer(answers)
    for (const { claim, outcomes } of [...reasons, ...against])
      expect(outcomes, `${claim} on ${design}`).toContain(outcomeOn(rows, claim, design))
    for (const { claim, outcomes } of unmet)
      expect(outcomes, `${claim} on ${design}`).not.toContain(outcomeOn(rows, claim, design))
    expect(against.length, `${design} for ${JSON.stringify(answers)}`).toBeGreaterThan(0)
    expect(reasons.length).toBeGreaterThan(0)
  }
})

test('each reason shows an answer whose verdict led to its outcome', () => {
  for (const answers of ALL) {
    const { design, reasons, against } = answer(answers)
    for (const { claim, evidence } of [...reasons, ...against]) {
      const outcome = outcomeOn(rows, claim, design)
      if (outcome === 'not asked') continue
      const verdict = evidence && nameOf(evidence.verdict)
      expect(verdict, `${claim} on ${design}`).toBe(
        outcome === 'holds in part' ? 'does not hold' : outcome,
      )
    }
  }
})

test('a wish is unmet only if no design fulfils all wishes', () => {
  for (const answers of ALL) {
    const whole = designs.filter((design) =>
      wantsOf(answers).every(({ claim, outcomes }) =>
        outcomes.includes(outcomeOn(rows, claim, design)),
      ),
    )
    expect(answer(answers).unmet.length === 0, JSON.stringify(answers)).toBe(whole.length > 0)
  }
})

describe('the usual cases', () => {
  test.each([
    ['A bank', 'database'],
    ['An admin panel', 'database'],
    ['An internal app', 'database'],
    ['A shop', 'database'],
    ['A global API with mobile apps', 'jwt'],
    ['Many services', 'jwt'],
  ])('%s gets a design of the strategy %s (C65, C66, C67)', (name, strategy) => {
    const found = CASES.find((one) => one.name === name)
    const { design, unmet } = answer(found?.answers ?? {})
    expect(report.designs.find(({ id }) => id === design)?.strategy).toBe(strategy)
    expect(unmet).toEqual([])
  })

  test('each case answers each question', () => {
    for (const { answers } of CASES) expect(answersOf(answers)).toEqual(answers)
  })
})

test('an alternative is another design, by one other answer', () => {
  const answers = answersOf({})
  for (const other of alternatives(answers, rows, designs)) {
    expect(other.design).not.toBe(answer(answers).design)
    expect(answer(other.answers).design).toBe(other.design)
    expect(QUESTIONS.filter(({ name }) => other.answers[name] !== answers[name])).toHaveLength(1)
  }
})

test('an unknown answer counts as the first option', () => {
  expect(answersOf({ end: 'never', role: ['once'] })).toEqual(answersOf({}))
})
