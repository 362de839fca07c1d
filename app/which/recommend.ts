import { nameOf } from '@/_claims/verdict'
import type { Evidence, LedgerRow } from '@/_ledger/ledger'
import { DRAWBACKS } from './drawback'
import { type Answers, chosen, QUESTIONS } from './questions'
import { fulfils, GOOD_PRACTICE, type Want } from './want'

/** A reason with the row of the ledger behind it, and a measured answer that led to its outcome. */
export interface Reason extends Want {
  evidence: Evidence | null
}

/** The answer for one app. */
export interface Recommendation {
  design: string
  /** The wishes that the design fulfils, those of the answers first. */
  reasons: readonly Reason[]
  /** The wishes of the answers that the design does not fulfil. Then no design fulfils all. */
  unmet: readonly Reason[]
  against: readonly Reason[]
}

/**
 * The design that fulfils most wishes of the answers, and of those the most good practice. Of equal
 * designs, the first one counts. Null without any design.
 */
export function recommend(
  answers: Answers,
  rows: readonly LedgerRow[],
  designs: readonly string[],
): Recommendation | null {
  const wants = wantsOf(answers)
  const met = (all: readonly Want[], design: string) =>
    all.filter((want) => fulfils(rows, want, design))
  const [best] = designs
    .map((design) => ({
      design,
      score:
        met(wants, design).length * (GOOD_PRACTICE.length + 1) + met(GOOD_PRACTICE, design).length,
    }))
    .sort((a, b) => b.score - a.score)
  if (!best) return null
  const { design } = best
  const withEvidence = (all: readonly Want[]) =>
    all.map((want) => ({ ...want, evidence: evidenceOn(rows, want, design) }))
  return {
    design,
    reasons: withEvidence(met([...wants, ...GOOD_PRACTICE], design)),
    unmet: withEvidence(wants.filter((want) => !fulfils(rows, want, design))),
    against: withEvidence(firstOfEachClaim(met(DRAWBACKS, design))),
  }
}

/** Another answer to one question that leads to another design. */
export interface Alternative {
  ask: string
  label: string
  answers: Answers
  design: string
}

/** What changes if one answer changes. */
export function alternatives(
  answers: Answers,
  rows: readonly LedgerRow[],
  designs: readonly string[],
): Alternative[] {
  const now = recommend(answers, rows, designs)?.design
  return QUESTIONS.flatMap((question) =>
    question.options
      .filter(({ value }) => value !== chosen(question, answers[question.name]).value)
      .flatMap(({ value, label }) => {
        const changed = { ...answers, [question.name]: value }
        const design = recommend(changed, rows, designs)?.design
        return design !== undefined && design !== now
          ? [{ ask: question.ask, label, answers: changed, design }]
          : []
      }),
  )
}

export const wantsOf = (answers: Answers): Want[] =>
  QUESTIONS.flatMap((question) => chosen(question, answers[question.name]).wants)

const firstOfEachClaim = (all: readonly Want[]): Want[] =>
  [...new Map([...all].reverse().map((want) => [want.claim, want])).values()].reverse()

/** The first answer with the verdict that is the outcome; of an outcome in part, one that refutes. */
function evidenceOn(rows: readonly LedgerRow[], { claim }: Want, design: string): Evidence | null {
  const cell = rows.find((row) => row.claim.id === claim)?.cells[design]
  const decisive = cell?.outcome === 'holds in part' ? 'does not hold' : cell?.outcome
  return cell?.evidence.find(({ verdict }) => nameOf(verdict) === decisive) ?? null
}
