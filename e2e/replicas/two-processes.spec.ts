import { newAddress } from '../fixtures/address'
import { postCredentials } from '../fixtures/auth'
import { stockPair } from '../fixtures/pages'
import { newVisitor } from '../fixtures/people'
import { type RunningSite, startSite } from '../fixtures/site'
import { test as base, expect } from '../fixtures/test'

/** A second process over the store and with the secret of the first. */
const test = base.extend<object, { replica: RunningSite }>({
  replica: [
    async ({ suite, open }, use) => {
      const replica = await startSite(suite.folder, { DATABASE_URL: open.store.url, AUTH_SECRET: open.site.secret })
      await use(replica)
      await replica.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})
test.describe.configure({ mode: 'default' })

for (const { id } of stockPair()) {
  test(`E10 ${id}: guesses are counted over both processes`, async ({ open, replica, newClient }, { workerIndex }) => {
    const guesser = { 'x-forwarded-for': newAddress(workerIndex) }
    const { email } = await newVisitor(await newClient(open.site.url))
    const guess = async (site: RunningSite) => (await postCredentials(await newClient(site.url, guesser), id, { email, password: 'not the password' })).status()
    for (let i = 0; i < 10; i++) expect(await guess(i % 2 === 0 ? open.site : replica), `guess ${i + 1}`).toBe(302)
    expect([await guess(open.site), await guess(replica)]).toEqual([429, 429])
  })
}
