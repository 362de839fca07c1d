import type { LabEvent } from '../../../app/_lab/events'
import type { Experiment } from '../../../app/_lab/experiment'
import type { Testable } from '../../../app/_lab/subject'
import type { Lie } from './lying-site'

/** Lies of a site about one design, and the answers to which they have to lead an experiment. */
export interface Deception {
  design: string
  /** Makes them, without a memory of what was said before. */
  lies(): readonly Lie[]
  /** The answers, by question. No honest site gives them. */
  answers: Readonly<Record<string, string>>
  setting?: number
}

/**
 * Finds where an experiment did not notice the lies, one line each. An experiment that answers from
 * the guarantees of the design, which are true, notices none.
 */
export function unnoticed(
  { id, questions }: Experiment,
  subject: Testable,
  { answers }: Deception,
  told: readonly LabEvent[],
): string[] {
  const failures = told.flatMap((event) => {
    if (event.type === 'failed') return `${id}: it failed: ${event.message}`
    return event.type === 'skipped' ? `${id}: it was skipped: ${event.why}` : []
  })
  if (failures.length > 0) return failures
  return Object.entries(answers).flatMap(([name, answer]) => {
    const honest = questions[name]?.expected(subject) ?? []
    if (honest.includes(answer)) return `${id}: an honest site may answer “${answer}” to ${name}`
    const found = told.find((event) => event.type === 'finding' && event.question === name)
    if (found?.type !== 'finding') return `${id}: nothing was found out about ${name}`
    return found.answer === answer && !found.asExpected
      ? []
      : `${id}: ${name} is ${found.answer} (${found.figure}), and not ${answer}`
  })
}
