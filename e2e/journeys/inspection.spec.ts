import { TABS } from '../../app/(compare)/tabs'
import { cookiesOf, signIn } from '../fixtures/auth'
import { mounted } from '../fixtures/designs'
import {
  accountOf,
  column,
  details,
  everyPair,
  heartbeat,
  nameOf,
  openTab,
  queryOf,
  startAsVisitor,
  stockPair,
} from '../fixtures/pages'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'

for (const pair of everyPair()) {
  const both = nameOf(pair)
  test(`${both}: C8 C10 C35 C39 the page shows the cookie, payload and cost`, async ({
    device: { page, context, api },
    site,
  }) => {
    await startAsVisitor(page, pair)
    for (const { id, expected } of pair) {
      await openTab(page, 'Cost of a check')
      const cost = details(page, expected).getByRole('article', { name: 'What this check cost' })
      const figures = await cost.getByRole('definition').allTextContents()
      const [lookups, crypto] = figures.map(Number)
      expect(expected.cost.lookups).toContain(lookups)
      expect(expected.cost.crypto).toContain(crypto)
      await expect(cost.getByText('The statement')).toHaveCount(lookups ?? 0)
      await expect(heartbeat(page, expected, 'You')).toContainText(/\d lookups?/)

      const jar = (await context.cookies()).find(({ name }) => name === cookiesOf(id).sessionToken)
      if (!jar) throw new Error('The jar holds no session cookie.')
      await openTab(page, 'Cookie')
      const panel = details(page, expected).getByRole('article', { name: 'The cookie' })
      await expect(panel).toContainText(
        `${jar.name.length + 1 + jar.value.length} bytes in one cookie`,
      )
      const attribute = (name: string) =>
        panel
          .getByRole('term')
          .filter({ hasText: new RegExp(`^${name}$`) })
          .locator('xpath=following-sibling::dd[1]')
      await expect(attribute('HttpOnly')).toContainText(jar.httpOnly ? 'yes' : 'no')
      await expect(attribute('SameSite')).toContainText(jar.sameSite.toLowerCase())
      await expect(attribute('Secure')).toContainText(jar.secure ? 'yes' : 'no')
      await expect(attribute('Path')).toContainText(jar.path)
      const shown =
        (await attribute('Expires').textContent())?.match(/[\d-]+ [\d:]+ UTC/)?.[0] ?? ''
      expect(Math.abs(Date.parse(shown) / 1000 - jar.expires)).toBeLessThanOrEqual(5)

      await expect(panel).not.toContainText(jar.value)
      await panel.getByRole('button', { name: 'Show the value' }).click()
      await expect(panel).toContainText(jar.value)
      await panel.getByRole('button', { name: 'Hide the value' }).click()
      await expect(panel).not.toContainText(jar.value)

      await openTab(page, 'Payload')
      const claims = details(page, expected)
        .getByRole('article', { name: 'The payload' })
        .getByLabel('Claims set')
      const names = await claims.getByRole('term').allTextContents()
      expect(names).toEqual(expected.claims)
      if (expected.codec !== null) {
        const { payload, protectedHeader } = await expected.codec.decode(
          site,
          id,
          (await api.cookie(cookiesOf(id).sessionToken)) ?? '',
        )
        const values = await claims.getByRole('definition').locator('code').allTextContents()
        expect(Object.fromEntries(names.map((claim, index) => [claim, values[index]]))).toEqual(
          Object.fromEntries(
            Object.entries(payload).map(([claim, value]) => [claim, String(value)]),
          ),
        )
        const header = details(page, expected).getByLabel('Protected header')
        expect(await header.getByRole('definition').locator('code').allTextContents()).toEqual(
          Object.values(protectedHeader),
        )
      }
    }
  })

  test(`${both}: trap 5, A-B24, C11: no script sees the renewed token`, async ({
    device: { page, api },
  }) => {
    await startAsVisitor(page, pair)
    for (const { id, expected } of pair) {
      const name = cookiesOf(id).sessionToken
      const before = await api.cookie(name)
      await column(page, expected).getByRole('button', { name: 'Renew' }).click()
      await expect(
        column(page, expected).getByRole('button', { name: 'Renew' }),
      ).not.toHaveAttribute('aria-busy')
      const after = await api.cookie(name)
      expect(after !== before).toBe(expected.rolls)
    }
    await openTab(page, 'What scripts see')
    for (const { id, expected } of pair) {
      const token = (await api.cookie(cookiesOf(id).sessionToken)) ?? ''
      for (const path of [
        ...TABS.map((tab) => `/?${queryOf(pair)}&tab=${tab.id}`),
        accountOf(id),
        '/sign-in',
        '/sign-up',
      ])
        expect(await (await api.get(path)).text(), path).not.toContain(token)
      await expect(
        details(page, expected).getByRole('article', { name: 'What page script sees' }),
      ).toContainText(
        `document.cookie === ""Page script cannot read ${cookiesOf(id).sessionToken}.`,
      )
    }
    for (const path of ['/', ...pair.map(({ id }) => accountOf(id)), '/sign-in', '/sign-up']) {
      await page.goto(path)
      expect(
        await page.evaluate(() =>
          JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }]),
        ),
        path,
      ).toBe('["",{},{}]')
    }
  })
}

test('C11 the page rereads the cookies that a script can see, and shows a new one', async ({
  device: { page, context },
}) => {
  await startAsVisitor(page)
  await openTab(page, 'What scripts see')
  await context.addCookies([{ name: 'crumb', value: 'sweet', url: page.url(), httpOnly: false }])
  for (const { id, expected } of stockPair()) {
    const panel = details(page, expected).getByRole('article', { name: 'What page script sees' })
    await expect(panel).toContainText(
      `document.cookie === "crumb=sweet"Page script cannot read ${cookiesOf(id).sessionToken}.`,
    )
  }
})

test('the remaining time counts down', async ({ device: { page, api } }) => {
  const [shortest] = mounted().toSorted(
    (one, other) => one.expected.lifetimeS - other.expected.lifetimeS,
  )
  if (!shortest) throw new Error('There is no design.')
  const { id, expected } = shortest
  await signIn(api, id, await newVisitor(api))
  await page.goto(accountOf(id))
  const left = page.getByRole('region', { name: expected.label }).getByRole('time')
  await expect(left).toHaveText(/^for another \d+ s$/)
  const seconds = async () => Number((await left.textContent())?.match(/\d+/)?.[0])
  const first = await seconds()
  await expect.poll(seconds).toBeLessThan(first)
})
