import type { Claim, ClaimVerdict } from '@/_claims/claim'
import type { Strategy } from '@/_designs/kit/lift'
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
export interface AskedQuestion {
  lab: LabPlan
  experiment: ExperimentPlan
  question: QuestionPlan
  verdicts: Readonly<Record<string, ClaimVerdict>>
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
  designs: readonly { id: string; strategy: Strategy }[]
  results: readonly ExperimentResult[]
}

/** Each claim, with the findings on each design. Findings of removed questions do not count. */
export function ledgerOf(
  claims: readonly Claim[],
  labs: readonly LabPlan[],
  { designs, results }: Found,
): LedgerRow[] {
  const found = grouped(results, ({ lab, experiment }) => `${lab} ${experiment}`)
  const asked = labs.flatMap((lab) =>
    lab.experiments.flatMap((experiment) =>
      experiment.questions.map((question) => ({ lab, experiment, question })),
    ),
  )
  return claims.map((claim) => {
    const here = asked.flatMap((one) =>
      one.question.claims
        .filter(({ id }) => id === claim.id)
        .map(({ verdicts }) => ({ ...one, verdicts })),
    )
    const places = [...new Set(here.map(({ lab, experiment }) => `${lab.id} ${experiment.id}`))]
    const byDesign = grouped(
      places.flatMap((place) => found.get(place) ?? []),
      ({ design }) => design,
    )
    const cells = designs.flatMap(({ id, strategy }) => {
      const some = byDesign.get(id)
      if (!some) return []
      return [
        [
          id,
          claim.of === undefined || claim.of === strategy
            ? cellOf(here, some, places.length)
            : SAID_OF[claim.of],
        ] as const,
      ]
    })
    return { claim, asked: here, cells: Object.fromEntries(cells) }
  })
}

/** `Map.groupBy`, which Node 20 does not have. */
function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}

const SAID_OF: Readonly<Record<Strategy, LedgerCell>> = {
  database: {
    ...NOT_MEASURED,
    outcome: 'not asked',
    reasons: ['It is said of sessions on the server.'],
  },
  jwt: { ...NOT_MEASURED, outcome: 'not asked', reasons: ['It is said of JWTs.'] },
}

function cellOf(
  asked: readonly AskedQuestion[],
  results: readonly ExperimentResult[],
  places: number,
): LedgerCell {
  const evidence = asked.flatMap((one) => results.flatMap((result) => evidenceOf(one, result)))
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
    open: places - new Set(results.map(({ lab, experiment }) => `${lab} ${experiment}`)).size,
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
  { lab, experiment, question, verdicts }: AskedQuestion,
  result: ExperimentResult,
): Evidence[] {
  if (
    result.type !== 'finding' ||
    result.lab !== lab.id ||
    result.experiment !== experiment.id ||
    result.question !== question.id
  )
    return []
  const [verdict, answer] = [verdicts[result.answer], question.answers[result.answer]]
  if (verdict === undefined || answer === undefined) return []
  const { figure, asExpected, at } = result
  return [{ lab, experiment, question, answer, figure, verdict, asExpected, at }]
}

/**
 * The outcome of several verdicts. A claim holds in part if one experiment confirms it and another
 * refutes it. A condition in any verdict makes it conditional.
 */
export function outcomeOf(
  verdicts: readonly ClaimVerdict[],
): Exclude<CellOutcome, 'not asked' | 'nothing found' | 'not measured'> {
  const refuted = verdicts.filter((verdict) => verdict === 'does not hold').length
  if (refuted === verdicts.length) return 'does not hold'
  if (refuted > 0) return 'holds in part'
  return verdicts.every((verdict) => verdict === 'holds') ? 'holds' : 'holds only if'
}

/** Whether a lab tests the claim. */
export const isShown = ({ asked }: LedgerRow): boolean => asked.length > 0

/** The results that differ from the guarantees or failed, also those without a claim. */
export const differences = (results: readonly ExperimentResult[]): readonly ExperimentResult[] =>
  results.filter(differs)
