import { cookiesOf, signIn } from '../fixtures/auth'
import { kinds } from '../fixtures/designs'
import { newVisitor } from '../fixtures/people'
import { rawRequest } from '../fixtures/raw-http'
import { expectRefused } from '../fixtures/refused'
import { expect, test } from '../fixtures/test'

for (const { id } of kinds()) {
  test(`A-A46 whoami/${id} refuses a malformed Authorization, and ignores the cookie then`, async ({
    client,
  }) => {
    await signIn(client, id, await newVisitor(client))
    for (const authorization of [
      'Bearer',
      'Bearer ',
      'Bearer %',
      'Bearer %E0%A4%A',
      'bearer x',
      'Bearer  x',
      'Bearer a,b',
      'Bearer ?',
      'Bearer a b',
    ]) {
      await expectRefused(await client.get(`/api/whoami/${id}`, { authorization }), authorization)
    }
  })

  test(`A-A46 whoami/${id} uses the cookie if Authorization has another scheme`, async ({
    client,
  }) => {
    await signIn(client, id, await newVisitor(client))
    for (const authorization of ['Basic eDp4', 'x']) {
      expect(
        (await client.get(`/api/whoami/${id}`, { authorization })).status(),
        authorization,
      ).toBe(200)
    }
  })

  test(`A-A46 whoami/${id} refuses two Authorization headers`, async ({ client, site }) => {
    const token = await signIn(client, id, await newVisitor(client))
    const { host } = new URL(site.url)
    const { status } = await rawRequest(site.url, 'GET', `/api/whoami/${id}`, [
      'Host',
      host,
      'Authorization',
      'Bearer x',
      'Authorization',
      `Bearer ${token}`,
    ])
    expect(status).toBe(401)
  })

  test(`A-B14 whoami/${id} and session/${id} refuse broken cookie values without a server error`, async ({
    client,
    site,
  }) => {
    const { host } = new URL(site.url)
    for (const value of [
      '%',
      '%00',
      '%E0%A4',
      '%0d%0a',
      '%F0%9F%98%80',
      '"',
      '""',
      ' ',
      '=',
      '==',
      ',',
      '\\',
      '%25%32%30',
      '{}',
      '\u0001',
      'é',
    ]) {
      const headers = ['Host', host, 'Cookie', `${cookiesOf(id).sessionToken}=${value}`]
      const whoami = await rawRequest(site.url, 'GET', `/api/whoami/${id}`, headers).catch(
        (error: Error) => error,
      )
      if (whoami instanceof Error) {
        expect(whoami.message, 'Node sends no such header').toContain('Invalid character')
        continue
      }
      expect([400, 401], value).toContain(whoami.status)
      const session = await rawRequest(site.url, 'GET', `/api/auth/${id}/session`, headers)
      expect([session.status, session.body], value).toEqual(
        whoami.status === 400 ? [400, expect.any(String)] : [200, 'null'],
      )
    }
    expect((await client.get('/api/health')).status()).toBe(200)
  })

  test(`A-B16 ${id} accepts 8 KB of other cookies; a header above Node's 16 KB is refused as too large`, async ({
    client,
    newClient,
  }) => {
    const token = await signIn(client, id, await newVisitor(client))
    const stranger = await newClient()
    const own = `${cookiesOf(id).sessionToken}=${token}`
    for (const [size, status] of [
      [8_000, 200],
      [14_000, 200],
      [17_000, 431],
      [33_000, 431],
    ] as const) {
      const response = await stranger.get(`/api/whoami/${id}`, {
        cookie: `${own}; padding=${'x'.repeat(size)}`,
      })
      expect(response.status(), `${size}`).toBe(status)
    }
  })

  test(`A-F01 no internal header of Next opens ${id}`, async ({ client }) => {
    const values = [
      'middleware',
      'src/middleware',
      'proxy',
      'src/proxy',
      Array(5).fill('middleware').join(':'),
      Array(5).fill('proxy').join(':'),
    ]
    for (const path of [`/api/whoami/${id}`, `/api/sessions/${id}`]) {
      for (const value of values)
        await expectRefused(
          await client.get(path, { 'x-middleware-subrequest': value }),
          `${path} ${value}`,
        )
      for (const name of [
        'x-middleware-rewrite',
        'x-middleware-next',
        'next-resume',
        'x-matched-path',
        'x-now-route-matches',
        'next-action',
      ]) {
        await expectRefused(await client.get(path, { [name]: '1' }), `${path} ${name}`)
      }
    }
  })
}
