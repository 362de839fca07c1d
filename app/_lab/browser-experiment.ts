import type { Experiment, Questions } from './experiment'
import { Skipped } from './stage'

/** The reason why a program does not perform such an experiment. */
export const ONLY_A_BROWSER = 'only a browser can show it, in a run of the tests.'

/** An experiment that only a browser can perform: a page, a script or a form of it acts. */
export interface BrowserExperiment<Asked extends Questions = Questions> extends Experiment {
  questions: Asked
  byBrowser: true
}

/**
 * An experiment whose answers come from a test in a browser (`e2e/labs/browser.spec.ts`). A run
 * over HTTP skips it.
 */
export const browserExperiment = <const Asked extends Questions>(
  parts: Omit<Experiment, 'questions' | 'run' | 'setting' | 'skips' | 'byBrowser'> & {
    questions: Asked
  },
): BrowserExperiment<Asked> => ({
  ...parts,
  byBrowser: true,
  run: async () => {
    throw new Skipped(ONLY_A_BROWSER)
  },
})
