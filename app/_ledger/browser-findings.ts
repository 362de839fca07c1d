import type { LabPlan } from '@/_lab/plan'
import { type ExperimentResult, placeOf } from './report'

interface Found {
  results: readonly ExperimentResult[]
}

/** The results of the experiments that only a browser can perform. */
export function shownByBrowser(
  { results }: Found,
  labs: readonly Pick<LabPlan, 'id' | 'experiments'>[],
): readonly ExperimentResult[] {
  return results.filter(({ lab, experiment }) =>
    labs
      .find(({ id }) => id === lab)
      ?.experiments.some(({ id, byBrowser }) => byBrowser && id === experiment),
  )
}

/**
 * The results of a run over HTTP, which skips what only a browser can show. Each such skip is
 * replaced by what the browser of a test run showed.
 */
export function withBrowserFindings(
  run: Found,
  testRun: Found | null,
  labs: readonly Pick<LabPlan, 'id' | 'experiments'>[],
): readonly ExperimentResult[] {
  const skips = new Set(shownByBrowser(run, labs))
  const shown = testRun === null ? [] : shownByBrowser(testRun, labs)
  return run.results.flatMap((one) => {
    const instead = skips.has(one) ? shown.filter((other) => placeOf(other) === placeOf(one)) : []
    return instead.length > 0 ? instead : [one]
  })
}
