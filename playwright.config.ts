import { defineConfig } from '@playwright/test'
import { mounted } from './e2e/fixtures/designs'
import { asked } from './e2e/fixtures/selection'
import { chromiumLaunchOptions } from './e2e/servers/chromium'

asked(mounted()) // one error here where E2E_DESIGNS names no design, not one in every spec

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts', // a *.test.ts is a unit test, of a fixture too
  testIgnore: '**/e2e/{deploy,lift,proxy}/**', // which have commands of their own: npm run test:deploy, …
  outputDir: 'e2e/.output',
  globalSetup: './e2e/servers/global-set-up.ts',
  fullyParallel: true,
  workers: 4, // more than cores: a journey spends much of its time waiting for the next heartbeat
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
