import { defineConfig } from '@playwright/test'

/** `npm run test:deploy`: builds as Vercel does, and runs the functions as Vercel does. */
export default defineConfig({
  testDir: '.',
  // Every lab on every design takes minutes, so it needs E2E_DESIGNS=all.
  testIgnore: process.env.E2E_DESIGNS === 'all' ? [] : '**/all-labs.spec.ts',
  outputDir: '../.output/deploy',
  globalSetup: './set-up.ts',
  workers: 1, // each deployment has up to six processes
  retries: 0,
  forbidOnly: true,
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['../reporters/totals-reporter.ts']],
})
