import { test as base } from '../fixtures/test'
import { until } from '../fixtures/wait-for'
import type { OpenStore } from './embedded-postgres'
import { type FaultyLink, startFaultyLink } from './faulty-link'
import { type RunningSite, startSite } from './site'
import { createStore } from './store'

export { expect } from '@playwright/test'

/** A site whose store a test can cut off. The store is always back for the next test. */
export const test = base.extend<
  { link: FaultyLink },
  { faulty: { site: RunningSite; link: FaultyLink; store: OpenStore } }
>({
  faulty: [
    async ({ suite }, use) => {
      const store = await createStore(suite.postgres)
      const link = await startFaultyLink(store.url)
      const site = await startSite(suite.folder, { DATABASE_URL: link.url })
      await use({ site, link, store })
      await site.stop()
      await link.stop()
      await store.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  link: async ({ faulty }, use) => {
    await use(faulty.link)
    faulty.link.restore()
    await until(
      'the store to be back',
      async () => ((await fetch(`${faulty.site.url}/api/health`)).ok ? true : null),
      10_000,
    )
  },
})
