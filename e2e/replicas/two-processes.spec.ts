import { newAddress } from '../fixtures/address'
import { postCredentials, signIn, whoamiBearer } from '../fixtures/auth'
import { designs } from '../fixtures/expectations'
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
    { scope: 'worker', timeout: 60_000 },
  ],
})
test.describe.configure({ mode: 'default' })

/** What takes longer to be refused next door is not waited for. */
const PATIENCE_MS = 10_000

for (const { id, expected } of designs()) {
  const { says, lagMs, lingers } = expected.nextDoor

  test(`G08 ${id}: what one process issued, the other answers with ${says.status}`, async ({ open, replica, newClient }) => {
    const here = await newClient(open.site.url)
    const token = await signIn(here, id, await newVisitor(here))
    expect(await whoamiBearer(await newClient(replica.url), id, token)).toMatchObject(says)
    expect(await whoamiBearer(here, id, token)).toMatchObject({ status: 200 })
  })

  test(`G08 ${id}: what one process revoked, the other ${refusedWithin(lagMs)}`, async ({ open, replica, newClient }) => {
    const here = await newClient(open.site.url)
    const there = await newClient(replica.url)
    const visitor = await newVisitor(here)
    const token = await signIn(here, id, visitor)
    await signIn(there, id, visitor)
    const ask = () => whoamiBearer(here, id, token)
    expect(await ask()).toMatchObject({ status: 200 }) // read just before: whatever is held of it is held now
    expect((await there.send('DELETE', `/api/sessions/${id}?scope=all`)).status()).toBe(200)
    const revoked = performance.now()
    if (lingers) expect(await ask(), 'the lag is really there').toMatchObject({ status: 200 })
    if (lagMs === null || lagMs > PATIENCE_MS) return
    let lastAccepted = 0
    const next = async () => {
      const after = performance.now() - revoked
      const answer = await ask()
      if (answer.status === 200) lastAccepted = after
      return answer
    }
    await expect.poll(next, { timeout: lagMs + PATIENCE_MS }).toMatchObject(expected.afterRevocation)
    expect(lastAccepted, 'asked for later than the design allows, and accepted').toBeLessThanOrEqual(lagMs)
  })

  test(`E10 ${id}: guesses are counted over both processes`, async ({ open, replica, newClient }, { workerIndex }) => {
    const guesser = { 'x-forwarded-for': newAddress(workerIndex) }
    const { email } = await newVisitor(await newClient(open.site.url))
    const guess = async (site: RunningSite) => (await postCredentials(await newClient(site.url, guesser), id, { email, password: 'not the password' })).status()
    for (let i = 0; i < 10; i++) expect(await guess(i % 2 === 0 ? open.site : replica), `guess ${i + 1}`).toBe(302)
    expect([await guess(open.site), await guess(replica)]).toEqual([429, 429])
  })
}

function refusedWithin(lagMs: number | null): string {
  return lagMs === null ? 'goes on accepting' : `refuses ${lagMs === 0 ? 'at once' : `within ${lagMs / 1000} s`}`
}
