import { defineConfig } from '@playwright/test'

/** `npm run test:deploy`: the build as Vercel makes it, its functions run as Vercel runs them. */
export default defineConfig({
  testDir: '.',
  // Every lab on every design takes minutes: E2E_DESIGNS=all asks for it.
  testIgnore: process.env.E2E_DESIGNS === 'all' ? [] : '**/all-labs.spec.ts',
  outputDir: '../.output/deploy',
  globalSetup: './set-up.ts',
  workers: 1, // each deployment is up to six processes already
  retries: 0,
  forbidOnly: true,
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['../reporters/totals-reporter.ts']],
})
