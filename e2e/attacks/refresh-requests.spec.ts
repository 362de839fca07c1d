import { bearer, cookiesOf, sessionCookie, whoami } from '../fixtures/auth'
import { designs } from '../fixtures/designs'
import { accountOf } from '../fixtures/pages'
import { rawRequest } from '../fixtures/raw-http'
import { familiesOf, letPass, refreshPath, refreshWith, signInHolding } from '../fixtures/refresh'
import { expect, test } from '../fixtures/test'

/** The reuse interval plus one second, in seconds. */
const LATE_S = 11
const REUSED = { status: 401, code: 'reused' }

for (const { id, expected } of designs()) {
  const { expire, refreshes } = expected
  if (!refreshes || expire === null) continue
  const names = cookiesOf(id)

  test.describe(`refresh/${id} over the wire`, () => {
    test('A-D12 the browser sends the refresh cookie to its own route only', async ({
      device: { page, api },
    }) => {
      const { refreshToken } = await signInHolding(api, id)
      const cookie = (await api.cookies()).find(({ name }) => name === names.refreshToken)
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: refreshPath(id) })
      const sent: Promise<[string, boolean]>[] = []
      page.on('request', (request) => {
        sent.push(
          request
            .allHeaders()
            .then((headers) => [
              new URL(request.url()).pathname,
              (headers.cookie ?? '').includes(refreshToken),
            ]),
        )
      })
      await page.goto(accountOf(id))
      await page.evaluate((path) => fetch(path, { method: 'POST' }), refreshPath(id))
      const carried = (await Promise.all(sent)).filter(([, carries]) => carries)
      expect(carried).toEqual([[refreshPath(id), true]])
      expect(await page.evaluate(() => document.cookie)).not.toContain('refresh-token')
    })

    test('A-D13 GET, another origin, a form or no Origin: 4xx without a rotation', async ({
      newClient,
      open,
    }) => {
      const client = await newClient(open.site.url)
      const { visitor, refreshToken } = await signInHolding(client, id)
      const path = refreshPath(id)
      const attempts = [
        [405, () => client.get(path)],
        [403, () => client.send('POST', path, { headers: { origin: 'https://evil.example' } })],
        [403, () => client.send('POST', path, { headers: { origin: 'null' } })],
        [
          403,
          () =>
            client.send('POST', path, {
              body: '{}',
              headers: { origin: 'https://evil.example', 'content-type': 'text/plain' },
            }),
        ],
        [
          415,
          () =>
            client.send('POST', path, { body: '{}', headers: { 'content-type': 'text/plain' } }),
        ],
        [415, () => client.send('POST', path, { form: { a: 'b' } })],
      ] as const
      for (const [status, attempt] of attempts) {
        const response = await attempt()
        expect(response.status()).toBe(status)
        expect(response.headers()).not.toHaveProperty('set-cookie')
      }
      const cookie = `${names.refreshToken}=${refreshToken}`
      expect(
        (
          await rawRequest(open.site.url, 'POST', path, [
            'Host',
            new URL(open.site.url).host,
            'Cookie',
            cookie,
            'Content-Length',
            '0',
          ])
        ).status,
      ).toBe(403)
      expect(await familiesOf(open.store, visitor)).toMatchObject([{ tokens: 1, live: 1 }])
      expect((await client.send('POST', path)).status()).toBe(200)
    })

    for (const [row, whose] of [
      ['A-D14', 'another session of the same person'],
      ['A-D15', 'another person'],
    ] as const) {
      test(`${row} a refresh token with the session cookie of ${whose} is refused`, async ({
        newClient,
        open,
      }) => {
        const [client, other] = [await newClient(open.site.url), await newClient(open.site.url)]
        const mine = await signInHolding(client, id)
        const theirs = await signInHolding(other, id, row === 'A-D14' ? mine.visitor : undefined)
        const both = await newClient(open.site.url, {
          cookie: `${names.refreshToken}=${mine.refreshToken}; ${sessionCookie(id, theirs.token).cookie}`,
        })
        for (const headers of [{}, bearer(mine.refreshToken)]) {
          const response = await both.send('POST', refreshPath(id), { headers })
          expect([response.status(), (await response.json()).error.code]).toEqual([
            401,
            'unknown_session',
          ])
          expect(response.headers()).not.toHaveProperty('set-cookie')
        }
        for (const family of await familiesOf(open.store, mine.visitor))
          expect(family).toMatchObject({ endedBy: null, tokens: 1, live: 1 })
        for (const device of [client, other])
          expect((await device.send('POST', refreshPath(id))).status()).toBe(200)
      })
    }

    test('A-D17 one page load with an expired access token makes exactly one rotation', async ({
      newDevice,
      open,
    }) => {
      const { page, context, api } = await newDevice({ origin: open.site.url })
      const { visitor, token } = await signInHolding(api, id)
      await context.addCookies([
        {
          name: names.sessionToken,
          value: await expire(open, id, token, 1),
          url: open.site.url,
          httpOnly: true,
        },
      ])
      expect(await whoami(api, id)).toMatchObject({ status: 401, code: 'expired' })
      await page.goto(accountOf(id))
      await expect(page.getByRole('region', { name: expected.label })).toContainText(visitor.email)
      await expect(page).toHaveURL(accountOf(id))
      await page.evaluate(
        (path) => Promise.all([1, 2, 3].map(() => fetch(path))),
        `/api/whoami/${id}`,
      )
      expect(await familiesOf(open.store, visitor)).toMatchObject([
        { endedBy: null, tokens: 2, live: 1 },
      ])
    })

    test('A-D17 a session that cannot be renewed leads to the password, with the reason', async ({
      newDevice,
      open,
    }) => {
      const { page, context, api } = await newDevice({ origin: open.site.url })
      const { token, visitor } = await signInHolding(api, id)
      expect((await api.send('DELETE', `/api/sessions/${id}?scope=all`)).status()).toBe(200)
      await context.addCookies([
        {
          name: names.sessionToken,
          value: await expire(open, id, token, 1),
          url: open.site.url,
          httpOnly: true,
        },
      ])
      await page.goto(accountOf(id))
      await expect(page.getByText('The session was revoked: sign in again.')).toBeVisible()
      await page.getByLabel('E-mail').fill(visitor.email)
      await page.getByLabel('Password').fill(visitor.password)
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await expect(page.getByRole('region', { name: expected.label })).toContainText(visitor.email)
    })

    test('A-D18 ten tabs with an expired access token: all signed in, one family, one rotation', async ({
      newDevice,
      open,
    }) => {
      const { context, api } = await newDevice({ origin: open.site.url })
      const { visitor, token } = await signInHolding(api, id)
      await context.addCookies([
        {
          name: names.sessionToken,
          value: await expire(open, id, token, 1),
          url: open.site.url,
          httpOnly: true,
        },
      ])
      const tabs = await Promise.all(Array.from({ length: 10 }, () => context.newPage()))
      await Promise.all(tabs.map((tab) => tab.goto(accountOf(id))))
      for (const tab of tabs)
        await expect(tab.getByRole('region', { name: expected.label })).toContainText(visitor.email)
      expect(await familiesOf(open.store, visitor)).toMatchObject([
        { endedBy: null, tokens: 2, live: 1 },
      ])
    })

    test('A-D19 reuse is logged once, with the session and the address but no token', async ({
      newClient,
      open,
    }) => {
      const [client, thief] = [
        await newClient(open.site.url),
        await newClient(open.site.url, { 'x-forwarded-for': '203.0.113.77' }),
      ]
      const { visitor, refreshToken } = await signInHolding(client, id)
      const next = await refreshWith(client, id, refreshToken)
      await letPass(open.store, visitor, LATE_S)
      for (let i = 0; i < 3; i++)
        expect(await refreshWith(thief, id, refreshToken)).toMatchObject(REUSED)
      const [family] = await familiesOf(open.store, visitor)
      const lines = open.site.output().split('\n')
      expect(lines.filter((line) => line.includes(family?.sid ?? ''))).toEqual([
        `[auth] reuse of a refresh token: family ${family?.sid} ended; it came from 203.0.113.77`,
      ])
      for (const secret of [refreshToken, next.refreshToken, next.token])
        expect(open.site.output()).not.toContain(secret)
    })
  })
}
