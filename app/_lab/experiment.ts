import type { ClaimId } from '@/_claims/claim'
import type { VerdictTable } from '@/_claims/verdict'
import type { Stage } from './stage'
import type { Testable } from './subject'

/** A question of an experiment about a design, with a fixed set of answers. */
export interface Question<Answer extends string = string> {
  /** The question in words. It is asked before the run, and the run answers it. */
  ask: string
  /** Every possible answer, in words. */
  answers: Readonly<Record<Answer, string>>
  /** The answers that fit the guarantees of the design. Any other is a failure. */
  expected(subject: Testable): readonly NoInfer<Answer>[]
  /**
   * The fact from which the answer is deduced, such as "the flags of the cookie". Without it, the
   * answer is measured.
   */
  deducedFrom?: string
  /** The verdict of each answer on each claim of the question. */
  claims: { readonly [id in ClaimId]?: VerdictTable<NoInfer<Answer>> }
}

// biome-ignore lint/suspicious/noExplicitAny: a list of questions holds questions with any answers
export type Questions = Readonly<Record<string, Question<any>>>

/** A number of an experiment that its reader can change. */
export interface Setting {
  label: string
  unit: string
  least: number
  most: number
  usual: number
}

export interface Experiment {
  id: string
  title: string
  /** The hypothesis in one sentence, as people often claim it. */
  hypothesis: string
  /** The questions. A visitor predicts the answer to the first one. */
  questions: Questions
  /** The reason why a design cannot be tested; null if it can. */
  skips?(subject: Testable): string | null
  /** The number that the stage provides as its `setting`. */
  setting?: Setting
  /** Whether only a browser can perform it (`browser-experiment.ts`). */
  byBrowser?: boolean
  /** Performs the experiment, and tells the stage the answers. Every question must be answered. */
  run(stage: Stage): Promise<void>
}

/** A set of experiments on one subject, on one page. */
export interface Lab {
  id: string
  title: string
  /** The question of the lab, in one sentence. */
  question: string
  experiments: readonly Experiment[]
}

/**
 * Keeps the names of questions and answers together, so that a run can only answer its own
 * questions.
 */
export function question<const Answer extends string>(asked: Question<Answer>): Question<Answer> {
  return asked
}

export type AnswerOf<Q> = Q extends Question<infer Answer> ? Answer : never

/** Reports the answer to a question; the figure is the measured value. */
export type Tell<Asked extends Questions> = <Id extends keyof Asked & string>(
  question: Id,
  answer: AnswerOf<Asked[Id]>,
  figure: string,
) => void

/** An experiment whose run is typed by its own questions. */
export function experiment<const Asked extends Questions>(
  parts: Omit<Experiment, 'questions' | 'run'> & {
    questions: Asked
    run(stage: Stage, tell: Tell<Asked>): Promise<void>
  },
): Experiment {
  return {
    ...parts,
    run: (stage) => parts.run(stage, (id, answer, figure) => stage.tell(id, answer, figure)),
  }
}

/** The claims of a lab, in order, once each. */
export const claimsOf = ({ experiments }: Pick<Lab, 'experiments'>): ClaimId[] => {
  const ids = experiments.flatMap(({ questions }) =>
    Object.values(questions).flatMap(({ claims }) => Object.keys(claims)),
  )
  return [...new Set(ids)].filter((id): id is ClaimId => /^[CDW]\d+$/.test(id))
}
