import { expect, test } from 'vitest'
import { CLAIMS } from '@/_claims/claims'
import { ONLY_A_BROWSER } from '@/_lab/browser-experiment'
import { planOf } from '@/_lab/plan'
import { storage } from '@/labs/storage/lab'
import { withBrowserFindings } from './browser-findings'
import { ledgerOf } from './ledger'
import type { ExperimentResult } from './report'

const plans = [planOf(storage, [])]
const RUN = '2026-01-03T00:00:00.000Z'
const TEST_RUN = '2026-01-02T00:00:00.000Z'

const finding = (experiment: string, design: string, at: string): ExperimentResult => ({
  ...{ type: 'finding', lab: 'storage', experiment, design, at },
  question: experiment === 'carriers' ? 'readable' : 'cookie',
  answer: experiment === 'carriers' ? 'no' : 'read',
  ...{ figure: '', asExpected: true },
})
const skip: ExperimentResult = {
  ...{ type: 'skipped', lab: 'storage', experiment: 'injected-script', design: 'jwt' },
  ...{ at: RUN, why: ONLY_A_BROWSER },
}
const run = { results: [skip, finding('carriers', 'jwt', RUN)] }
const testRun = {
  results: ['injected-script', 'carriers'].flatMap((one) => [
    finding(one, 'jwt', TEST_RUN),
    finding(one, 'jwt-signed', TEST_RUN),
  ]),
}
const cellOf = (id: string, results: readonly ExperimentResult[]) =>
  ledgerOf(CLAIMS, plans, {
    designs: [{ id: 'jwt', strategy: 'jwt', remedies: [] }],
    results,
  }).find(({ claim }) => claim.id === id)?.cells.jwt

test('a skip is replaced by what the browser of a test run showed, and nothing else is', () => {
  expect(withBrowserFindings(run, testRun, plans)).toEqual([
    finding('injected-script', 'jwt', TEST_RUN),
    finding('carriers', 'jwt', RUN),
  ])
})

test('without a test run, the skip stays, and the ledger gives it as the reason', () => {
  expect(withBrowserFindings(run, null, plans)).toEqual(run.results)
  expect(cellOf('W5', run.results)).toMatchObject({
    outcome: 'not asked',
    reasons: [ONLY_A_BROWSER],
  })
})

test('the ledger has the time at which a browser showed something, and none for the rest', () => {
  expect(cellOf('C45', withBrowserFindings(run, testRun, plans))).toMatchObject({
    outcome: 'holds in part',
    evidence: [
      { experiment: { id: 'carriers' }, verdict: 'does not hold', at: RUN, shownAt: null },
      { experiment: { id: 'injected-script' }, verdict: 'holds', shownAt: TEST_RUN },
    ],
  })
})
