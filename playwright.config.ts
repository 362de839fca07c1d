import { defineConfig } from '@playwright/test'
import { mounted } from './e2e/fixtures/designs'
import { asked } from './e2e/fixtures/selection'
import { chromiumLaunchOptions } from './e2e/servers/chromium'

asked(mounted()) // one error here where E2E_DESIGNS names no design, not one in every spec

/** These have commands of their own: npm run test:deploy, test:lift and test:proxy. */
const ELSEWHERE = '**/e2e/{deploy,lift,proxy}/**'
const FAULTS = '**/e2e/{outage,replicas,start-up,labs/sensitivity}/**/*.spec.ts'

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'e2e/.output',
  globalSetup: './e2e/servers/global-set-up.ts',
  fullyParallel: true,
  // The tests that wait for outages, restarts and lies begin first, in two workers of their own, while the
  // others compute. More workers than cores: a journey waits a lot for the next heartbeat.
  workers: 6,
  projects: [
    { name: 'faults', testMatch: FAULTS, workers: 2 },
    { name: 'site', testMatch: '**/*.spec.ts', testIgnore: [ELSEWHERE, FAULTS] },
  ],
  retries: 0,
  forbidOnly: true,
  // Caps for a busy machine, not expectations: every wait ends as soon as its state is there.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [
    ['list'],
    ['./e2e/reporters/evidence-reporter.ts'],
    ['./e2e/reporters/totals-reporter.ts'],
  ],
  // A trace costs a third of the whole run: `npx playwright test --trace on` for the tests that it
  // is wanted of.
  use: { screenshot: 'only-on-failure', launchOptions: chromiumLaunchOptions() },
})
