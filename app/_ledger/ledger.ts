import type { Claim } from '@/_claims/claim'
import type { ScopedDesign } from '@/_claims/scope'
import { type ClaimVerdict, type ScopedTable, verdictsFor, whyNotAbout } from '@/_claims/verdict'
import type { ExperimentPlan, LabPlan, QuestionPlan } from '@/_lab/plan'
import { differs, type ExperimentResult } from './report'

/** The verdict of all findings on one design about one claim. */
export type CellOutcome =
  | 'holds'
  | 'does not hold'
  | 'holds only if'
  | 'holds in part'
  | 'not asked'
  | 'nothing found'
  | 'not measured'

/** One answer, with its verdict on the claim. */
export interface Evidence {
  lab: LabPlan
  experiment: ExperimentPlan
  question: QuestionPlan
  /** The answer in words. */
  answer: string
  figure: string
  verdict: ClaimVerdict
  asExpected: boolean
  /** ISO 8601 */
  at: string
  /** The time of the test run whose browser showed it, in ISO 8601; null without a browser. */
  shownAt: string | null
}

export interface LedgerCell {
  outcome: CellOutcome
  /** Every condition under which the claim holds. */
  onlyIf: readonly string[]
  evidence: readonly Evidence[]
  /** The reasons why experiments have no result. */
  reasons: readonly string[]
  /** The number of experiments on the claim without any result yet. */
  open: number
  /** Whether an answer differs from the guarantees, or could not be found. */
  differs: boolean
}

/** A question on a claim, with its lab and its experiment. */
export interface AskedQuestion extends ScopedTable {
  lab: LabPlan
  experiment: ExperimentPlan
  question: QuestionPlan
}

export interface LedgerRow {
  claim: Claim
  /** The questions that test the claim; none for a claim that no lab shows yet. */
  asked: readonly AskedQuestion[]
  /** The cells by design id. A missing design was not measured. */
  cells: Readonly<Record<string, LedgerCell>>
}

export const NOT_MEASURED: LedgerCell = {
  outcome: 'not measured',
  onlyIf: [],
  evidence: [],
  reasons: [],
  open: 0,
  differs: false,
}

interface Found {
  designs: readonly (ScopedDesign & { id: string })[]
  results: readonly ExperimentResult[]
}

/** Each claim, with the findings on each design. Findings of removed questions do not count. */
export function ledgerOf(
  claims: readonly Claim[],
  labs: readonly LabPlan[],
  { designs, results }: Found,
): LedgerRow[] {
  const found = grouped(results, placeOfResult)
  const asked = labs.flatMap((lab) =>
    lab.experiments.flatMap((experiment) =>
      experiment.questions.map((question) => ({ lab, experiment, question })),
    ),
  )
  return claims.map((claim) => {
    const here = asked.flatMap((one) =>
      one.question.claims
        .filter(({ id }) => id === claim.id)
        .map(({ of, verdicts }) => ({ ...one, of, verdicts })),
    )
    const byDesign = grouped(
      [...new Set(here.map(placeOf))].flatMap((place) => found.get(place) ?? []),
      ({ design }) => design,
    )
    const cells = designs.flatMap((design) => {
      const some = byDesign.get(design.id)
      return some ? [[design.id, cellOf(here, some, design)] as const] : []
    })
    return { claim, asked: here, cells: Object.fromEntries(cells) }
  })
}

const placeOf = ({ lab, experiment }: Pick<AskedQuestion, 'lab' | 'experiment'>) =>
  placeOfResult({ lab: lab.id, experiment: experiment.id })
const placeOfResult = ({ lab, experiment }: Pick<ExperimentResult, 'lab' | 'experiment'>) =>
  `${lab} ${experiment}`

/** `Map.groupBy`, which Node 20 does not have. */
function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}

function cellOf(
  all: readonly AskedQuestion[],
  found: readonly ExperimentResult[],
  design: ScopedDesign,
): LedgerCell {
  const asked = all.filter((one) => verdictsFor(one, design) !== null)
  if (asked.length === 0)
    return { ...NOT_MEASURED, outcome: 'not asked', reasons: [whyNotAbout(all)] }
  const places = new Set(asked.map(placeOf))
  const results = found.filter((one) => places.has(placeOfResult(one)))
  const evidence = asked.flatMap((one) =>
    results.flatMap((result) => evidenceOf(one, result, design)),
  )
  const failed = results.some(({ type }) => type === 'failed')
  const reasons = results.flatMap(reasonsOf)
  return {
    outcome:
      evidence.length > 0
        ? outcomeOf(evidence.map(({ verdict }) => verdict))
        : withoutEvidence(failed, reasons),
    onlyIf: [
      ...new Set(
        evidence.flatMap(({ verdict }) => (typeof verdict === 'string' ? [] : verdict.holdsOnlyIf)),
      ),
    ],
    evidence,
    reasons: [...new Set(reasons)],
    open: places.size - new Set(results.map(placeOfResult)).size,
    differs: failed || evidence.some(({ asExpected }) => !asExpected),
  }
}

/** The reasons why an experiment has no result. */
function reasonsOf(result: ExperimentResult): readonly string[] {
  if (result.type === 'skipped') return [result.why]
  return result.type === 'failed' ? [result.message] : []
}

function withoutEvidence(failed: boolean, reasons: readonly string[]): CellOutcome {
  if (failed) return 'nothing found'
  return reasons.length > 0 ? 'not asked' : 'not measured'
}

function evidenceOf(
  asked: AskedQuestion,
  result: ExperimentResult,
  design: ScopedDesign,
): Evidence[] {
  const { lab, experiment, question } = asked
  if (
    result.type !== 'finding' ||
    result.lab !== lab.id ||
    result.experiment !== experiment.id ||
    result.question !== question.id
  )
    return []
  const verdict = verdictsFor(asked, design)?.[result.answer] ?? null
  const answer = question.answers[result.answer]
  if (verdict === null || answer === undefined) return []
  const { figure, asExpected, at } = result
  const shownAt = experiment.byBrowser ? at : null
  return [{ lab, experiment, question, answer, figure, verdict, asExpected, at, shownAt }]
}

/**
 * The outcome of several verdicts. A claim holds in part if one answer confirms it without a
 * condition and another refutes it. A condition in any verdict makes it conditional.
 */
export function outcomeOf(
  verdicts: readonly ClaimVerdict[],
): Exclude<CellOutcome, 'not asked' | 'nothing found' | 'not measured'> {
  const isRefuted = verdicts.includes('does not hold')
  if (isRefuted) return verdicts.includes('holds') ? 'holds in part' : 'does not hold'
  return verdicts.every((verdict) => verdict === 'holds') ? 'holds' : 'holds only if'
}

/** Whether a lab tests the claim. */
export const isShown = ({ asked }: LedgerRow): boolean => asked.length > 0

/** The time of the test run whose browser showed something about the claim; null without any. */
export const shownAtOf = ({ cells }: LedgerRow): string | null =>
  Object.values(cells)
    .flatMap(({ evidence }) => evidence.flatMap(({ shownAt }) => shownAt ?? []))
    .at(0) ?? null

/** The results that differ from the guarantees or failed, also those without a claim. */
export const differences = (results: readonly ExperimentResult[]): readonly ExperimentResult[] =>
  results.filter(differs)
