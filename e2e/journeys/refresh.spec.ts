import { cookiesOf } from '../fixtures/auth'
import { designs } from '../fixtures/designs'
import { action, column, heartbeat, openComparison, pairOf, THIEF } from '../fixtures/pages'
import { familiesOf, signInHolding } from '../fixtures/refresh'
import { expect, test } from '../fixtures/test'

for (const { id, expected } of designs()) {
  const { expire, refreshes } = expected
  if (!refreshes || expire === null) continue
  test(`${id}: a tab that wakes with an expired token renews it, and the page updates`, async ({
    newDevice,
    open,
  }) => {
    const { page, context, api } = await newDevice({ origin: open.site.url })
    const { visitor, token } = await signInHolding(api, id)
    const late = await expire(open, id, token, 1)
    await context.addCookies([
      { name: cookiesOf(id).sessionToken, value: late, url: open.site.url, httpOnly: true },
    ])
    await openComparison(page, pairOf(id))
    await expect(heartbeat(page, expected, 'You')).toContainText('accepted as member')
    await expect(column(page, expected)).toContainText(`You are ${visitor.name}`)
    expect(await familiesOf(open.store, visitor)).toMatchObject([
      { endedBy: null, tokens: 2, live: 1 },
    ])
    await column(page, expected).getByRole('button', { name: 'Renew' }).click()
    await expect.poll(async () => (await familiesOf(open.store, visitor))[0]?.tokens).toBe(3)
    await expect(heartbeat(page, expected, 'You')).toContainText('accepted as member')
  })

  test(`${id}: a virtual device renews its token too, and a copied cookie cannot be renewed`, async ({
    newDevice,
    open,
  }) => {
    const { page, api } = await newDevice({ origin: open.site.url })
    const { visitor, token } = await signInHolding(api, id)
    const late = (issued: string) => expire(open, id, issued, 1)
    await page.route(`**/api/sessions/${id}`, async (route) => {
      if (route.request().method() !== 'POST') return route.continue()
      const response = await route.fetch()
      const device = await response.json()
      return route.fulfill({ response, json: { ...device, token: await late(device.token) } })
    })
    await page.route(`**/api/inspect/${id}`, async (route) =>
      route.fulfill({ json: { cookies: [{ name: 'copied', value: await late(token) }] } }),
    )
    await openComparison(page, pairOf(id))
    await action(page, 'Add a device').click()
    await expect(heartbeat(page, expected, 'Phone')).toContainText('accepted as member')
    await action(page, 'Let a thief copy my cookie').click()
    await expect(heartbeat(page, expected, THIEF)).toContainText('refused (expired)')
    expect(await familiesOf(open.store, visitor)).toMatchObject([
      { endedBy: null, tokens: 1 },
      { endedBy: null, tokens: 2 },
    ])
  })
}
