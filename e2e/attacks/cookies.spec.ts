import { cookieNames } from '../../app/_config/cookies'
import {
  cookiesOf,
  csrfToken,
  sessionCookie,
  sessionToken,
  signIn,
  signOut,
  whoami,
  whoamiBearer,
} from '../fixtures/auth'
import { kinds, mounted } from '../fixtures/designs'
import { newVisitor } from '../fixtures/people'
import { rawRequest } from '../fixtures/raw-http'
import { expect, test } from '../fixtures/test'
import { startSite } from '../servers/site'

const setCookies = (headers: string[]) =>
  headers.flatMap((name, at) =>
    at % 2 === 0 && name.toLowerCase() === 'set-cookie' ? [headers[at + 1] ?? ''] : [],
  )
const pairs = (lines: string[]) => lines.map((line) => line.split(';')[0]).join('; ')
/** The only cookie that most requests do not need. `__Host-` would require Path=/. */
const REFRESH = /^(__Secure-)?[a-z-]+\.refresh-token=/
const FORM = ['Content-Type', 'application/x-www-form-urlencoded']

/** Every Set-Cookie of a session's life: form, sign-in, session, sign-out. */
async function lifeOfCookies(
  site: { url: string },
  hostAndOrigin: string[],
  id: string,
  credentials: { email: string; password: string },
) {
  const base = `/api/auth/${id}`
  const csrf = await rawRequest(site.url, 'GET', `${base}/csrf`, hostAndOrigin)
  const { csrfToken } = JSON.parse(csrf.body)
  const before = setCookies(csrf.headers)
  const form = new URLSearchParams({ csrfToken, ...credentials }).toString()
  const signedIn = await rawRequest(
    site.url,
    'POST',
    `${base}/callback/credentials`,
    [...hostAndOrigin, ...FORM, 'Cookie', pairs(before)],
    form,
  )
  const issued = setCookies(signedIn.headers)
  const cookie = ['Cookie', `${pairs(before)}; ${pairs(issued)}`]
  const session = await rawRequest(site.url, 'GET', `${base}/session`, [
    ...hostAndOrigin,
    ...cookie,
  ])
  const over = await rawRequest(
    site.url,
    'POST',
    `${base}/signout`,
    [...hostAndOrigin, ...FORM, ...cookie],
    `csrfToken=${csrfToken}`,
  )
  return {
    issued,
    all: [...before, ...issued, ...setCookies(session.headers), ...setCookies(over.headers)],
  }
}

for (const { id, expected } of kinds()) {
  test(`A-B01 every cookie of ${id}: HttpOnly, SameSite=Lax and Path=/ (or narrower), no Domain`, async ({
    client,
    site,
  }) => {
    const visitor = await newVisitor(client)
    const { all, issued } = await lifeOfCookies(
      site,
      ['Host', new URL(site.url).host, 'Origin', site.url],
      id,
      visitor,
    )
    expect(pairs(issued)).toContain(`${cookiesOf(id).sessionToken}=`)
    for (const line of all) {
      expect(line).toMatch(/; HttpOnly(;|$)/)
      expect(line).toMatch(REFRESH.test(line) ? /; SameSite=Strict(;|$)/ : /; SameSite=Lax(;|$)/)
      expect(line).toMatch(
        REFRESH.test(line) ? /; Path=\/api\/refresh\/[a-z-]+(;|$)/ : /; Path=\/(;|$)/,
      )
      expect(line).not.toMatch(/; Domain=/i)
      expect(line.split(';')[0]?.length, 'A-B02 RFC 6265bis, 5.7').toBeLessThanOrEqual(4096)
    }
  })

  test(`A-B10 signing out of ${id} leaves the other designs signed in`, async ({ client }) => {
    const visitor = await newVisitor(client)
    for (const design of mounted()) await signIn(client, design.id, visitor)
    await signOut(client, id)
    for (const design of mounted())
      expect((await whoami(client, design.id)).status, design.id).toBe(design.id === id ? 401 : 200)
  })

  test(`A-B18 ${id} replaces a token that was set before the sign-in`, async ({
    client,
    newClient,
  }) => {
    const visitor = await newVisitor(client)
    const fixed = await newClient(client.origin, sessionCookie(id, 'chosen-by-the-attacker'))
    const response = await fixed.get(`/api/auth/${id}/csrf`)
    const csrf = response
      .headersArray()
      .filter(({ name }) => name.toLowerCase() === 'set-cookie')
      .map(({ value }) => value)
    const victim = await newClient(client.origin, {
      cookie: `${pairs(csrf)}; ${sessionCookie(id, 'chosen-by-the-attacker').cookie}`,
    })
    const form = {
      csrfToken: (await response.json()).csrfToken,
      email: visitor.email,
      password: visitor.password,
    }
    const signedIn = await victim.send('POST', `/api/auth/${id}/callback/credentials`, { form })
    expect(signedIn.headers()['set-cookie']).toContain(`${cookiesOf(id).sessionToken}=`)
    expect(await sessionToken(victim, id)).not.toBe('chosen-by-the-attacker')
    expect((await whoamiBearer(client, id, 'chosen-by-the-attacker')).status).toBe(401)
  })

  test(`A-B23 the cookie of ${id} ends ${expected.cookieOutlivesS} s after the session does on the server`, async ({
    client,
  }) => {
    await signIn(client, id, await newVisitor(client))
    const cookie = (await client.cookies()).find(({ name }) => name === cookiesOf(id).sessionToken)
    const { expires } = await whoami(client, id)
    expect(
      Math.abs(
        (cookie?.expires ?? 0) - Date.parse(expires ?? '') / 1000 - expected.cookieOutlivesS,
      ),
    ).toBeLessThan(5)
  })

  test(`A-C01 a copied ${id} token after sign-out is treated as the design states`, async ({
    client,
    newClient,
  }) => {
    const token = await signIn(client, id, await newVisitor(client))
    const thief = await newClient()
    expect(await whoamiBearer(thief, id, token)).toMatchObject({ status: 200 })
    await signOut(client, id)
    expect(await whoamiBearer(thief, id, token)).toMatchObject(expected.afterSignOut)
    expect(await whoami(client, id)).toMatchObject({ status: 401, code: 'no_token' })
  })

  test(`A-B27 a cookie with a longer name does not save a session of ${id} from its sign-out`, async ({
    client,
    newClient,
  }) => {
    const { csrfToken: csrfCookie, sessionToken } = cookiesOf(id)
    for (const extra of [`${sessionToken}-x=1`, `${sessionToken}.x=1`, `${sessionToken}=other`]) {
      const token = await signIn(client, id, await newVisitor(client))
      const csrf = await csrfToken(client, id)
      const cookie = `${csrfCookie}=${await client.cookie(csrfCookie)}; ${sessionToken}=${token}; ${extra}`
      const browser = await newClient()
      expect((await browser.get(`/api/whoami/${id}`, { cookie })).status(), extra).toBe(200)
      await browser.send('POST', `/api/auth/${id}/signout`, {
        form: { csrfToken: csrf },
        headers: { cookie },
      })
      expect(await whoamiBearer(browser, id, token), extra).toMatchObject(expected.afterSignOut)
    }
  })

  test(`A-C12 ${id} is not signed out by a GET, nor by a POST without its CSRF token`, async ({
    client,
    newClient,
  }) => {
    const visitor = await newVisitor(client)
    await signIn(client, id, visitor)
    const other = await newClient()
    const attempts = [
      () => client.get(`/api/auth/${id}/signout`),
      () => client.send('POST', `/api/auth/${id}/signout`, { form: {} }),
      () => client.send('POST', `/api/auth/${id}/signout`, { form: { csrfToken: 'wrong' } }),
      async () =>
        client.send('POST', `/api/auth/${id}/signout`, {
          form: { csrfToken: await csrfToken(other, id) },
        }),
    ]
    for (const attempt of attempts) {
      expect((await attempt()).status()).toBeLessThan(500)
      expect(await whoami(client, id)).toMatchObject({ status: 200 })
    }
  })

  test(`A-C13 signing out of ${id} twice is no error`, async ({ client }) => {
    await signIn(client, id, await newVisitor(client))
    for (let i = 0; i < 2; i++) expect((await signOut(client, id)).status()).toBe(302)
  })
}

test('A-B01 on https every cookie is Secure and has __Host-, whatever scheme the client claims', async ({
  client,
  suite,
}) => {
  const site = await startSite(suite.folder, {
    SITE_URL: 'https://example.org',
    DATA_DIR: '/proc/none',
  })
  try {
    const https = [
      'Host',
      'example.org',
      'Origin',
      'https://example.org',
      'X-Forwarded-Proto',
      'http',
    ]
    // A-H40: the site itself is on https, and that request is not.
    const transport = async (headers: string[]) =>
      (await rawRequest(site.url, 'GET', '/sign-in', headers)).headers.some(
        (name) => name.toLowerCase() === 'strict-transport-security',
      )
    expect([await transport(https.slice(0, 4)), await transport(https)]).toEqual([true, false])
    const made = await rawRequest(site.url, 'POST', '/api/visitors', https)
    const { email, password } = JSON.parse(made.body)
    for (const { id } of mounted()) {
      const { all, issued } = await lifeOfCookies(site, https, id, { email, password })
      expect(pairs(issued)).toContain(`${cookieNames(id, true).sessionToken}=`)
      for (const line of all) {
        expect(line).toMatch(REFRESH.test(line) ? /^__Secure-/ : /^__Host-/)
        expect(line).toMatch(/; Secure(;|$)/)
      }
    }
  } finally {
    await site.stop()
  }
  expect((await client.get('/api/health')).status()).toBe(200)
})

test('A-B25 no public page sets a cookie', async ({ client }) => {
  for (const path of [
    '/api/health',
    '/api/whoami/none',
    '/_next/static/none.js',
    '/favicon.ico',
    '/.well-known/none',
  ]) {
    expect((await client.get(path)).headers(), path).not.toHaveProperty('set-cookie')
  }
})
