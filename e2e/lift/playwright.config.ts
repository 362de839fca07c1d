import { defineConfig } from '@playwright/test'
import { chromiumLaunchOptions } from '../servers/chromium'

/** `npm run test:lift`, and `npm run test:lift -- --grep hashed` for one remedy. */
export default defineConfig({
  testDir: '.',
  outputDir: '../.output/lift',
  fullyParallel: true,
  // a build uses both cores of a small machine, so the plays of one app wait for the build of the
  // other
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // A limit for a busy machine, not an expectation.
  timeout: 900_000,
  reporter: [['list'], ['./table-reporter.ts']],
  use: { launchOptions: chromiumLaunchOptions() },
})
