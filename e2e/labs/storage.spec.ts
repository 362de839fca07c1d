import { expectNoFindings } from '../fixtures/axe'
import { expect, test } from '../fixtures/test'
import { SHOP, signInToShop, visit } from './shop'

const BROKEN = [SHOP, `${SHOP}/foreign`, `${SHOP}/me`, `${SHOP}/order`]

test('C43 W3 vulnerable pages are not served unless they are switched on', async ({
  open,
  newClient,
}) => {
  const client = await newClient(open.site.url)
  for (const path of BROKEN) expect((await client.get(path)).status(), path).toBe(404)
  expect((await client.send('POST', `${SHOP}/session?design=jwt`)).status()).toBe(404)
})

test('C43 a new tab has no sessionStorage, but the other three places', async ({
  browser,
  site,
}) => {
  const context = await browser.newContext()
  const first = await visit(context, site, SHOP)
  await signInToShop(first)
  await expect(
    first.getByText(
      /page script finds a token in: readable cookie, localStorage, sessionStorage\./,
    ),
  ).toBeVisible()
  const second = await visit(context, site, SHOP)
  await expect(
    second.getByText(/page script finds a token in: readable cookie, localStorage\./),
  ).toBeVisible()
  await context.close()
})

test('D2 W6 a foreign form sends the cookies that SameSite allows, and never a header', async ({
  browser,
  site,
}) => {
  const context = await browser.newContext()
  await signInToShop(await visit(context, site, SHOP))
  const came = async (button: string) => {
    const page = await visit(context, site, `${SHOP}/foreign`)
    await page.getByRole('button', { name: button }).click()
    const row = (name: string) =>
      page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })
    await expect(row('lab.none')).toBeVisible()
    const names = ['lab.strict', 'lab.lax', 'lab.none', 'Authorization']
    return Promise.all(
      names.map(async (name) => /came: ordered for/.test((await row(name).textContent()) ?? '')),
    )
  }
  expect(await came('Claim the prize')).toEqual([false, false, true, false])
  expect(await came('Read more about the prize')).toEqual([false, true, true, false])
  await context.close()
})

test('W5 a script in the shop reaches only the shop, and other pages keep their strict policy', async ({
  browser,
  site,
  client,
}) => {
  const context = await browser.newContext()
  const page = await visit(context, site, SHOP)
  const reached = await page.evaluate(async () => {
    const tries = ['/api/health', '/', '/labs/storage/vulnerable/me'].map((path) =>
      fetch(path)
        .then(({ status }) => status)
        .catch(() => 'blocked'),
    )
    return [...(await Promise.all(tries)), window.open('/') === null ? 'no window' : 'a window']
  })
  expect(reached).toEqual(['blocked', 'blocked', 401, 'no window'])
  await context.close()
  for (const path of ['/', '/labs', '/labs/storage']) {
    const policy = (await client.get(path)).headers()['content-security-policy']
    expect(policy, path).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic';/)
    expect(policy, path).not.toContain('unsafe-inline')
  }
})

test('the shop does not sign in to other pages', async ({ newClient, site }) => {
  const client = await newClient(site.url)
  const answer = await client.send('POST', `${SHOP}/session?design=jwt`, {
    headers: { origin: 'null' },
  })
  expect(answer.status()).toBe(403)
})

test('the lab says that its pages are off, and axe finds nothing on it', async ({
  open,
  newDevice,
}) => {
  const { page } = await newDevice({ origin: open.site.url })
  await page.goto('/labs/storage')
  await expect(page.getByText('LAB_VULNERABLE=on')).toBeVisible()
  await expect(page.getByRole('link', { name: /Open the shop/ })).toHaveCount(0)
  await expectNoFindings(page)
})
