import type { QuestionPlan } from '@/_lab/plan'
import { formatMoment } from '@/_ui/duration'

interface Answered {
  question: Pick<QuestionPlan, 'deducedFrom'>
  /** The time of the test run whose browser showed it, in ISO 8601; null without a browser. */
  shownAt: string | null
}

/** How an answer was found, in words that a colon and the figure follow. */
export function howFound({ question, shownAt }: Answered): string {
  if (shownAt !== null) return shownByBrowserAt(shownAt)
  return question.deducedFrom === null ? 'Found' : `Deduced from ${question.deducedFrom}`
}

/** @param at the time of the test run, in ISO 8601 */
export const shownByBrowserAt = (at: string): string =>
  `Shown by a browser in the test run of ${formatMoment(new Date(at))}`
