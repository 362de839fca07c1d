import { defineConfig } from '@playwright/test'
import suite from '../../playwright.config'

/**
 * `npm run test:proxy`: the wire contract once more, on the standalone server behind a proxy with
 * TLS that rewrites `Host`, with SITE_URL.
 */
export default defineConfig({
  ...suite,
  testDir: '..',
  projects: [{ name: 'proxy', testMatch: '**/e2e/{contract,proxy}/*.spec.ts' }],
  outputDir: '../.output/proxy',
  globalSetup: './set-up.ts',
  reporter: [['list'], ['../reporters/totals-reporter.ts']],
})
