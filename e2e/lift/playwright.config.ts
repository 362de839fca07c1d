import { defineConfig } from '@playwright/test'
import { chromiumLaunchOptions } from '../servers/chromium'

/** `npm run test:lift`, and `npm run test:lift -- --grep hashed` for one remedy. */
export default defineConfig({
  testDir: '.',
  outputDir: '../.output/lift',
  fullyParallel: true,
  workers: 2, // a build keeps both cores of a small machine busy; the plays of one app wait meanwhile for the other's
  retries: 0,
  forbidOnly: true,
  // A cap for a busy machine, not an expectation.
  timeout: 900_000,
  reporter: [['list'], ['./table-reporter.ts']],
  use: { launchOptions: chromiumLaunchOptions() },
})
