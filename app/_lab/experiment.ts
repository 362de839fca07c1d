import type { ClaimId, ClaimVerdict } from '@/_claims/claim'
import type { Stage } from './stage'
import type { DesignInfo } from './subject'

/** One thing that an experiment finds out about a design: a question with a fixed set of answers. */
export interface Question<Answer extends string = string> {
  /** What is asked before the run, and answered by it. */
  ask: string
  /** Every answer that there can be, in words. */
  answers: Readonly<Record<Answer, string>>
  /** The answers that fit what the design says of itself. Any other is a failure. */
  expected(subject: DesignInfo): readonly NoInfer<Answer>[]
  /** What each answer makes of each claim that the question is about. */
  claims: { readonly [id in ClaimId]?: Readonly<Record<NoInfer<Answer>, ClaimVerdict>> }
}

// biome-ignore lint/suspicious/noExplicitAny: whatever the answers of a question are, a list of questions holds it
export type Questions = Readonly<Record<string, Question<any>>>

/** Something about an experiment that whoever runs it may set to another number. */
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
  /** In one sentence, as somebody would claim it. */
  hypothesis: string
  /** The first of them is what a visitor predicts. */
  questions: Questions
  /** Why it cannot be asked of a design; null where it can. */
  skips?(subject: DesignInfo): string | null
  /** What the stage has as its `setting`. */
  setting?: Setting
  /** Does it, and tells the stage what was found. Every question must be answered. */
  run(stage: Stage): Promise<void>
}

/** A set of experiments on one subject, on one page. */
export interface Lab {
  id: string
  title: string
  /** What is asked here, in one sentence. */
  question: string
  experiments: readonly Experiment[]
}

/** Keeps the names of questions and answers together, so that a run can only tell what was asked. */
export function question<const Answer extends string>(asked: Question<Answer>): Question<Answer> {
  return asked
}

type AnswerOf<Q> = Q extends Question<infer Answer> ? Answer : never

/** Tells the answer to a question; the figure is what was measured with it. */
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

/** The claims that a lab is about, in order, once each. */
export const claimsOf = ({ experiments }: Pick<Lab, 'experiments'>): ClaimId[] => {
  const ids = experiments.flatMap(({ questions }) =>
    Object.values(questions).flatMap(({ claims }) => Object.keys(claims)),
  )
  return [...new Set(ids)].filter((id): id is ClaimId => /^[CDW]\d+$/.test(id))
}
