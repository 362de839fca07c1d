import { defineConfig } from '@playwright/test'
import { chromiumLaunchOptions } from './e2e/fixtures/chromium'

export default defineConfig({
  testDir: 'e2e',
  testIgnore: '**/e2e/lift/**', // `npm run test:lift`
  outputDir: 'e2e/.output',
  globalSetup: './e2e/fixtures/global-set-up.ts',
  fullyParallel: true,
  workers: 4, // more than cores: a journey spends much of its time waiting for the next heartbeat
  retries: 0,
  forbidOnly: true,
  // Caps for a busy machine, not expectations: every wait ends as soon as its state is there.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['./e2e/fixtures/evidence-reporter.ts'], ['./e2e/fixtures/totals-reporter.ts']],
  // A trace costs a third of the whole run: `npx playwright test --trace on` for the tests that it is wanted of.
  use: { screenshot: 'only-on-failure', launchOptions: chromiumLaunchOptions() },
})
