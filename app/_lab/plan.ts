import type { ClaimId } from '@/_claims/claim'
import { claimOf } from '@/_claims/claims'
import type { ScopedTable } from '@/_claims/verdict'
import type { Lab, Setting } from './experiment'
import type { DesignInfo } from './subject'

/** A lab for a page: its questions, and the answers that each design expects. */
export interface LabPlan {
  id: string
  title: string
  question: string
  experiments: readonly ExperimentPlan[]
}

export interface ExperimentPlan {
  id: string
  title: string
  hypothesis: string
  setting: Setting | null
  /** Whether only a browser can perform it, in a run of the tests. */
  byBrowser: boolean
  questions: readonly QuestionPlan[]
  /** The reasons why some designs are not tested, by design id. */
  skips: Readonly<Record<string, string>>
}

/** A claim that a question tests. */
export interface QuestionClaim extends ScopedTable {
  id: ClaimId
  text: string
  about: string | undefined
}

export interface QuestionPlan {
  id: string
  ask: string
  answers: Readonly<Record<string, string>>
  /** The fact from which the answer is deduced; null if the answer is measured. */
  deducedFrom: string | null
  claims: readonly QuestionClaim[]
  /** The expected answers, by design id. */
  expected: Readonly<Record<string, readonly string[]>>
}

/** The part of a lab that a browser needs. */
export const planOf = (
  { id, title, question, experiments }: Lab,
  subjects: readonly DesignInfo[],
): LabPlan => ({
  ...{ id, title, question },
  experiments: experiments.map((experiment) => ({
    ...{
      id: experiment.id,
      title: experiment.title,
      hypothesis: experiment.hypothesis,
      setting: experiment.setting ?? null,
      byBrowser: experiment.byBrowser ?? false,
    },
    questions: Object.entries(experiment.questions).map(
      ([name, { ask, answers, claims, expected, deducedFrom = null }]) => ({
        ...{ id: name, ask, answers, deducedFrom },
        claims: Object.entries(claims).flatMap(([claim, verdicts]) =>
          isClaim(claim) && verdicts ? [{ ...saidOf(claim), verdicts }] : [],
        ),
        expected: Object.fromEntries(subjects.map((subject) => [subject.id, expected(subject)])),
      }),
    ),
    skips: Object.fromEntries(
      subjects.flatMap((subject) =>
        experiment.skips?.(subject) ? [[subject.id, experiment.skips(subject) ?? '']] : [],
      ),
    ),
  })),
})

const saidOf = (claim: ClaimId) => {
  const { id, text, of, about } = claimOf(claim)
  return { id, text, of, about }
}

const isClaim = (text: string): text is ClaimId => /^[CDW]\d+$/.test(text)
