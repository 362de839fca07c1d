import { cookiesOf, sessionToken } from '../fixtures/auth'
import { designs } from '../fixtures/designs'
import { refreshPath, signInHolding } from '../fixtures/refresh'
import { until } from '../fixtures/wait-for'
import { expect, test } from '../servers/faulty-site'

// One site for all tests, because its store is down for all of them.
test.describe.configure({ mode: 'default' })

for (const { id } of designs().filter(({ expected }) => expected.refreshes)) {
  for (const fault of ['cut', 'hang'] as const) {
    test(`A-D21 ${fault}: refreshing ${id} is 503, both cookies stay, and it works after the return`, async ({
      faulty,
      link,
      newClient,
    }) => {
      const client = await newClient(faulty.site.url)
      const { token, refreshToken } = await signInHolding(client, id)
      link[fault]()
      const response = await client.send('POST', refreshPath(id))
      expect([response.status(), (await response.json()).error.code]).toEqual([
        503,
        'store_unavailable',
      ])
      expect(response.headers()).not.toHaveProperty('set-cookie')
      expect([
        await sessionToken(client, id),
        await client.cookie(cookiesOf(id).refreshToken),
      ]).toEqual([token, refreshToken])
      link.restore()
      await until('the refresh', async () =>
        (await client.send('POST', refreshPath(id))).status() === 200 ? true : null,
      )
      expect(await client.cookie(cookiesOf(id).refreshToken)).not.toBe(refreshToken)
    })
  }
}
