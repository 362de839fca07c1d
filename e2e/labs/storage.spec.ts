import type { BrowserContext, Page } from '@playwright/test'
import { cookiesOf, sessionToken, signIn } from '../fixtures/auth'
import { expectNoFindings } from '../fixtures/axe'
import { kinds } from '../fixtures/designs'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'
import type { Site } from '../servers/site'

const SHOP = '/labs/storage/vulnerable'
const BROKEN = [SHOP, `${SHOP}/foreign`, `${SHOP}/me`, `${SHOP}/order`]

/**
 * A page without the fixtures' check for console errors, because these pages violate the policy on
 * purpose.
 */
async function visit(context: BrowserContext, site: Site, path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(site.url + path)
  return page
}

async function signInToShop(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign in as somebody made for this lab' }).click()
  await expect(page.getByRole('status')).toContainText('Signed in as')
}

test('C43 W3 vulnerable pages are not served unless they are switched on', async ({
  open,
  newClient,
}) => {
  const client = await newClient(open.site.url)
  for (const path of BROKEN) expect((await client.get(path)).status(), path).toBe(404)
  expect((await client.send('POST', `${SHOP}/session?design=jwt`)).status()).toBe(404)
})

for (const { id } of kinds()) {
  test(`C43 C45 W4 W5 ${id}: an injected script reads three of four tokens and uses all four`, async ({
    browser,
    site,
  }) => {
    const context = await browser.newContext()
    const page = await visit(context, site, `${SHOP}?design=${id}`)
    await signInToShop(page)
    await page.getByRole('button', { name: 'Publish the review' }).click()
    const rows = page
      .getByRole('table', { name: 'What the script in the review got' })
      .getByRole('row')
    await expect(rows).toHaveCount(5)
    const cells = await Promise.all(
      (await rows.all()).slice(1).map((row) => row.getByRole('cell').allTextContents()),
    )
    expect(cells).toEqual([
      ['HttpOnly cookie', 'nothing', '–', '200'],
      ...['readable cookie', 'localStorage', 'sessionStorage'].map((place) => [
        place,
        expect.stringMatching(/^stolen: \d+ characters$/),
        '200',
        '200',
      ]),
    ])
    await context.close()
  })

  test(`C44 C47 ${id}: a page keeps the token in localStorage and sends it in a header`, async ({
    device,
    site,
  }) => {
    await signIn(device.api, id, await newVisitor(device.api))
    await device.page.goto('/labs')
    const seen = await device.page.evaluate(async (design) => {
      const made = await fetch(`/api/sessions/${design}`, {
        method: 'POST',
        body: JSON.stringify({ label: 'Sample' }),
      })
      localStorage.setItem('token', (await made.json()).token)
      const load = (headers: Record<string, string>) =>
        fetch(`/api/whoami/${design}`, { credentials: 'omit', headers })
      const [user, nobody] = [
        await load({ authorization: `Bearer ${localStorage.getItem('token')}` }),
        await load({}),
      ]
      return { name: (await user.json()).user.name, statuses: [user.status, nobody.status] }
    }, id)
    expect(seen).toEqual({ name: expect.stringMatching(/\w+ \w+/), statuses: [200, 401] })
    expect(new URL(device.page.url()).origin).toBe(site.url)
  })

  test(`C48 W25 ${id}: a page signs in with the cookie, without a header, and cannot read the cookie`, async ({
    device,
  }) => {
    const { email, password } = await newVisitor(device.api)
    await device.page.goto('/labs')
    const request = device.page.waitForRequest(`**/api/whoami/${id}`)
    const seen = await device.page.evaluate(
      async ([design, email, password]) => {
        const base = `/api/auth/${design}`
        const { csrfToken } = await (await fetch(`${base}/csrf`)).json()
        await fetch(`${base}/callback/credentials`, {
          method: 'POST',
          body: new URLSearchParams({ csrfToken, email, password }),
          redirect: 'manual',
        })
        const answer = await fetch(`/api/whoami/${design}`)
        return { email: (await answer.json()).user?.email, readable: document.cookie }
      },
      [id, email, password] as const,
    )
    expect(seen.email).toBe(email)
    expect(seen.readable).not.toContain(cookiesOf(id).sessionToken)
    const headers = await (await request).allHeaders()
    expect(headers).not.toHaveProperty('authorization')
    expect(headers.cookie).toContain(`${cookiesOf(id).sessionToken}`)
    expect(await sessionToken(device.api, id)).not.toBeNull()
  })
}

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
