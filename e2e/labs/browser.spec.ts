import type { Page } from '@playwright/test'
import { foreignForm } from '../../app/labs/storage/foreign-form'
import { aims, inWords, PRIZE } from '../../app/labs/storage/forged-form'
import { injectedScript } from '../../app/labs/storage/injected-script'
import { keptByPage } from '../../app/labs/storage/kept-by-page'
import { plainRequest } from '../../app/labs/storage/plain-request'
import { cookiesOf, signIn } from '../fixtures/auth'
import { newVisitor } from '../fixtures/people'
import { expect, type TestDevice } from '../fixtures/test'
import { SHOP, signInToShop, visit } from './shop'
import { showByBrowser } from './show-by-browser'

showByBrowser(plainRequest, async ({ id, device: { page, context, api } }, tell) => {
  const { email, password } = await newVisitor(api)
  await page.goto('/labs')
  const request = page.waitForRequest(`**/api/whoami/${id}`)
  const seen = await page.evaluate(
    async ([design, email, password]) => {
      const base = `/api/auth/${design}`
      const { csrfToken } = await (await fetch(`${base}/csrf`)).json()
      await fetch(`${base}/callback/credentials`, {
        method: 'POST',
        body: new URLSearchParams({ csrfToken, email, password }),
        redirect: 'manual',
      })
      const answer = await fetch(`/api/whoami/${design}`)
      const { user } = await answer.json()
      return { status: answer.status, email: user?.email, readable: document.cookie }
    },
    [id, email, password] as const,
  )
  const headers = await (await request).allHeaders()
  expect(headers).not.toHaveProperty('authorization')
  const { sessionToken } = cookiesOf(id)
  expect(headers.cookie).toContain(sessionToken)
  const stored = (await context.cookies()).length
  const readable = seen.readable === '' ? 0 : seen.readable.split('; ').length
  tell(
    'plain',
    seen.email === email ? 'known' : 'unknown',
    `${seen.status}, with a cookie and without an Authorization header`,
  )
  tell(
    'readable',
    seen.readable.includes(sessionToken) ? 'yes' : 'no',
    `the browser has ${stored} cookies of this site, and document.cookie has ${readable}`,
  )
})

showByBrowser(keptByPage, async ({ id, device: { page, api } }, tell) => {
  await signIn(api, id, await newVisitor(api))
  await page.goto('/labs')
  await page.evaluate(async (design) => {
    const made = await fetch(`/api/sessions/${design}`, {
      method: 'POST',
      body: JSON.stringify({ label: 'Sample' }),
    })
    const { token } = await made.json()
    localStorage.setItem('token', token)
    sessionStorage.setItem('token', token)
  }, id)
  await page.reload()
  const { cookie, local, session, nothing } = await page.evaluate(async (design) => {
    const load = async (credentials: RequestCredentials, token?: string | null) => {
      const headers = token ? { authorization: `Bearer ${token}` } : {}
      return (await fetch(`/api/whoami/${design}`, { credentials, headers })).status
    }
    return {
      cookie: await load('same-origin'),
      local: await load('omit', localStorage.getItem('token')),
      session: await load('omit', sessionStorage.getItem('token')),
      nothing: await load('omit'),
    }
  }, id)
  const each = [cookie, local, session].every((status) => status === 200)
  const every = nothing === 200 ? 'any' : 'each'
  tell(
    'places',
    each ? every : 'some',
    `cookie ${cookie}, localStorage ${local}, sessionStorage ${session}; none of them ${nothing}`,
  )
})

showByBrowser(injectedScript, async ({ id, site, browser }, tell) => {
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
  await context.close()
  const [cookie = [], readable, local = [], session] = cells
  const stolen = expect.stringMatching(/^stolen: \d+ characters$/)
  expect([readable, session]).toEqual([
    ['readable cookie', stolen, '200', '200'],
    ['sessionStorage', stolen, '200', '200'],
  ])
  const [, fromCookie = '', , here] = cookie
  const [, fromLocal = '', elsewhere] = local
  const isUsed = here === '200' ? 'use' : 'nothing'
  const isAccepted = elsewhere === '200' ? 'stolen' : 'useless'
  tell(
    'cookie',
    fromCookie === 'nothing' ? isUsed : 'read',
    `read: ${fromCookie}; a request from the page: ${here}`,
  )
  tell(
    'local',
    fromLocal === 'nothing' ? 'nothing' : isAccepted,
    `${fromLocal}; elsewhere: ${elsewhere}`,
  )
})

/** A page of another site. The name need not exist: the browser gets the page from the test. */
const PRIZES = 'http://prizes.example/'

showByBrowser(foreignForm, async ({ id, site, device, browser }, tell) => {
  await signIn(device.api, id, await newVisitor(device.api))
  const { sessionToken } = cookiesOf(id)
  const paths = aims(id).map((path) => site.url + path)
  const lax = await postAll(device.page, paths)
  await letTravel(device, id)
  const none = await postAll(device.page, paths)
  expect(none.every(({ cookie }) => cookie.includes(sessionToken))).toBe(true)
  const stays = (await device.api.get(`/api/whoami/${id}`)).status() === 200
  for (const [question, answers] of [
    ['lax', lax],
    ['none', none],
  ] as const) {
    const came = answers.some(({ cookie }) => cookie.includes(sessionToken))
    tell(
      question,
      stays && answers.every(({ status }) => status >= 400) ? 'refused' : 'done',
      `${came ? 'with' : 'without'} the cookie; ${inWords(answers)}`,
    )
  }

  const context = await browser.newContext()
  await signInToShop(await visit(context, site, `${SHOP}?design=${id}`))
  const page = await context.newPage()
  await post(page, `${site.url}${SHOP}/order`)
  const came = async (name: string) =>
    /came: ordered for/.test(
      (await page
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name, exact: true }) })
        .textContent()) ?? '',
    )
  const [strict, byLax, byNone, bearer] = [
    await came('lab.strict'),
    await came('lab.lax'),
    await came('lab.none'),
    await came('Authorization'),
  ]
  await context.close()
  expect(bearer, 'a form sends no header').toBe(false)
  const alone = byNone ? 'none' : 'nothing'
  const says = (travels: boolean) => (travels ? 'came' : 'did not come')
  tell(
    'control',
    strict || byLax ? 'more' : alone,
    `Strict ${says(strict)}, Lax ${says(byLax)}, None ${says(byNone)}`,
  )
})

/** Gives the cookies of a session SameSite=None, as if the site had set them so. */
async function letTravel({ context }: TestDevice, id: string): Promise<void> {
  const own = (await context.cookies()).filter(({ name }) =>
    name.startsWith(cookiesOf(id).sessionToken),
  )
  await context.addCookies(own.map((one) => ({ ...one, sameSite: 'None', secure: true })))
}

async function postAll(page: Page, urls: readonly string[]) {
  const answers = []
  for (const url of urls) answers.push(await post(page, url))
  return answers
}

/** Posts a form of another site. @returns the answer, and the cookies that the browser sent */
async function post(page: Page, url: string) {
  const fields = Object.entries(PRIZE).map(
    ([name, value]) => `<input name="${name}" value="${value}">`,
  )
  await page.route(PRIZES, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<form method="post" action="${url}">${fields.join('')}<button>Claim</button></form>`,
    }),
  )
  await page.goto(PRIZES)
  await page.unroute(PRIZES) // a page with a route does not tell every header of a request
  const answered = page.waitForResponse(url)
  await page.getByRole('button', { name: 'Claim' }).click()
  const answer = await answered
  await page.waitForLoadState()
  const { cookie = '', ...headers } = await answer.request().allHeaders()
  expect(headers['sec-fetch-site']).toBe('cross-site')
  const isJson = answer.headers()['content-type']?.includes('json')
  const code: string | null = isJson ? ((await answer.json()).error?.code ?? null) : null
  return { status: answer.status(), code, cookie }
}
