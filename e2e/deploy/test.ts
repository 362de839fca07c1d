import { type Browser, test as base, chromium, expect, type Page } from '@playwright/test'
import { chromiumLaunchOptions } from '../servers/chromium'
import type { PostgresServer } from '../servers/embedded-postgres'
import { createStore } from '../servers/store'
import { type Deployment, type DeploymentOptions, deploy } from './deployment'
import { type Built, getBuilt } from './set-up'

export { expect } from '@playwright/test'

/** An answer of the API to a page of the site. */
export interface DeployAnswer {
  status: number
  body: unknown
}

interface Fixtures {
  built: Built
  /** A database with all migrations, as a production build leaves it. */
  store: PostgresServer
  /** Runs the functions until the end of the test. Their output may contain no stack. */
  deployed: (options: DeploymentOptions) => Promise<Deployment>
  /**
   * A page of a browser that reaches only this deployment. Its console may report only refusals.
   */
  visit: (deployment: Deployment, headers?: Record<string, string>) => Promise<Page>
}

const AN_ANSWER =
  /^Failed to load resource: the server responded with a status of (401|403|409|422|429|503) /

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies of a fixture from the pattern
  built: async ({}, use, info) => {
    const built = getBuilt()
    if (built === null) throw new Error('The global set-up has not run.')
    info.skip(
      built.functions.length === 0 && !info.titlePath.includes('traces.spec.ts'),
      'Vercel’s command line could not be installed.',
    )
    await use(built)
  },
  store: async ({ built: _ }, use) => {
    const store = await createStore(null)
    await use(store)
    await store.stop()
  },
  deployed: async ({ built }, use) => {
    const running: Deployment[] = []
    await use(async (options) => {
      const deployment = await deploy(built, options)
      running.push(deployment)
      return deployment
    })
    for (const deployment of running) {
      await deployment.stop()
      expect(deployment.output(), 'what the functions wrote').not.toMatch(/^\s+at .*:\d+:\d+\)?$/m)
      expect(deployment.requests.filter((line) => line.startsWith('FAILED'))).toEqual([])
    }
  },
  visit: async ({ built: _ }, use) => {
    const browsers: Browser[] = []
    const complaints: string[] = []
    await use(async ({ origin, resolverRules }, extraHTTPHeaders = {}) => {
      const { args = [], ...options } = chromiumLaunchOptions()
      const browser = await chromium.launch({
        ...options,
        args: [...args, `--host-resolver-rules=${resolverRules}`],
      })
      browsers.push(browser)
      const context = await browser.newContext({
        baseURL: origin,
        ignoreHTTPSErrors: true,
        reducedMotion: 'reduce',
        extraHTTPHeaders,
      })
      context.on('console', (message) => {
        if (message.type() === 'error' && !AN_ANSWER.test(message.text()))
          complaints.push(message.text())
      })
      context.on('weberror', (error) => complaints.push(String(error.error())))
      return context.newPage()
    })
    await Promise.all(browsers.map((browser) => browser.close()))
    expect(complaints, 'what the browser complained of').toEqual([])
  },
})

/** Sends a request to the API as a page of the site does, with its cookies. */
export const ask = (
  page: Page,
  method: string,
  path: string,
  json?: unknown,
): Promise<DeployAnswer> =>
  page.evaluate(
    async ({ method, path, body }) => {
      const headers: Record<string, string> =
        body === undefined ? {} : { 'content-type': 'application/json' }
      const response = await fetch(path, { method, headers, ...(body !== undefined && { body }) })
      return { status: response.status, body: await response.json() }
    },
    { method, path, body: json === undefined ? undefined : JSON.stringify(json) },
  )

/** The events of a run that a page starts. */
export const stream = (
  page: Page,
  path: string,
  json: unknown,
): Promise<Record<string, unknown>[]> =>
  page.evaluate(
    async ({ path, body }) => {
      const response = await fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      const lines = (await response.text()).split('\n').filter((line) => line !== '')
      return lines.map((line) => JSON.parse(line))
    },
    { path, body: JSON.stringify(json) },
  )

/** The settings with which people can sign in. */
export const SECRET = 'q1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6'
export const signInEnv = ({ url }: PostgresServer) => ({ DATABASE_URL: url, AUTH_SECRET: SECRET })
