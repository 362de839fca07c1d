import type { LabPlan } from '@/_lab/plan'
import type { Report } from './report'

/**
 * The finding of the last run for one experiment on some designs; null for a design that was not
 * tested.
 */
export interface Recorded {
  experiment: string
  title: string
  ask: string
  answers: readonly ({ answer: string; figure: string } | { why: string } | null)[]
}

/**
 * The answers of a run to the first question of each experiment of a lab, for these designs, in
 * their order.
 */
export function recordedOf(
  { id: lab, experiments }: LabPlan,
  designs: readonly string[],
  { results }: Report,
): Recorded[] {
  return experiments.flatMap(({ id, title, questions: [question] }) => {
    if (!question) return []
    const answers = designs.map((design) => {
      const own = results.filter(
        (one) => one.lab === lab && one.experiment === id && one.design === design,
      )
      const found = own.find((one) => one.type === 'finding' && one.question === question.id)
      if (found?.type === 'finding')
        return { answer: question.answers[found.answer] ?? found.answer, figure: found.figure }
      const other = own.find((one) => one.type !== 'finding')
      return other && { why: other.type === 'skipped' ? other.why : other.message }
    })
    return [
      { experiment: id, title, ask: question.ask, answers: answers.map((one) => one ?? null) },
    ]
  })
}
