import { postCredentials } from '../fixtures/auth'
import { newAddress } from '../fixtures/client-ip'
import { designs } from '../fixtures/designs'
import { stockPair } from '../fixtures/pages'
import { newVisitor } from '../fixtures/people'
import { familiesOf, refreshWith, signInHolding } from '../fixtures/refresh'
import { expect, test } from '../fixtures/test'
import type { Site } from '../servers/site'

test.describe.configure({ mode: 'default' }) // one second process for all tests

for (const { id } of stockPair()) {
  test(`A-E10 ${id}: guesses are counted over both processes`, async ({
    open,
    replica,
    newClient,
  }, { workerIndex }) => {
    const guesser = { 'x-forwarded-for': newAddress(workerIndex) }
    const { email } = await newVisitor(await newClient(open.site.url))
    const guess = async (site: Site) =>
      (
        await postCredentials(await newClient(site.url, guesser), id, {
          email,
          password: 'not the password',
        })
      ).status()
    for (let i = 0; i < 10; i++)
      expect(await guess(i % 2 === 0 ? open.site : replica), `guess ${i + 1}`).toBe(302)
    expect([await guess(open.site), await guess(replica)]).toEqual([429, 429])
  })
}

for (const { id } of designs().filter(({ expected }) => expected.refreshes)) {
  test(`A-D03 ${id}: simultaneous refreshes in two processes: one live child, no fork, none refused`, async ({
    newClient,
    open,
    replica,
  }) => {
    const [here, there] = [await newClient(open.site.url), await newClient(replica.url)]
    const { visitor, refreshToken } = await signInHolding(here, id)
    const all = await Promise.all(
      [here, there, here, there, here, there].map((client) =>
        refreshWith(client, id, refreshToken),
      ),
    )
    expect(all.map(({ status }) => status)).toEqual(Array(6).fill(200))
    expect(new Set(all.map((one) => one.refreshToken)).size).toBe(1)
    expect(await familiesOf(open.store, visitor)).toMatchObject([
      { endedBy: null, tokens: 2, live: 1 },
    ])
  })
}
