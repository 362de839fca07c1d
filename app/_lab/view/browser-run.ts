import { shownByBrowser } from '@/_ledger/browser-findings'
import type { Report } from '@/_ledger/report'
import type { LabPlan } from '../plan'
import { applyLabEvent, type LabRun, NOTHING } from './run'

/** What a browser showed in a test run, in the form of a run on the page. */
export interface BrowserRun {
  run: LabRun
  /** ISO 8601 */
  at: string
}

/** The findings of the experiments of a lab that only a browser can perform; null without any. */
export function browserRunOf(plan: LabPlan, report: Report | null): BrowserRun | null {
  const shown = report === null ? [] : shownByBrowser(report, [plan])
  const [first] = shown.filter(({ type }) => type === 'finding')
  if (!first) return null
  return {
    at: first.at,
    run: shown.reduce<LabRun>((run, result) => applyLabEvent(run, result), NOTHING),
  }
}
