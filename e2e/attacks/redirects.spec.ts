import { csrfToken, signIn, signOut } from '../fixtures/auth'
import { kinds } from '../fixtures/designs'
import { newVisitor } from '../fixtures/people'
import { rawRequest } from '../fixtures/raw-http'
import { expect, test } from '../fixtures/test'

/**
 * Payloads from PayloadsAllTheThings (Open Redirect, CRLF) and from the WHATWG URL tests, one of
 * each kind.
 */
const ELSEWHERE = [
  'https://evil.example',
  '//evil.example',
  '///evil.example',
  '////evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\\/evil.example',
  'https:evil.example',
  'https:/evil.example',
  'http:\\\\evil.example',
  '//evil.example/%2f..',
  '/%09/evil.example',
  '/\t/evil.example',
  '/%5cevil.example',
  '//evil.example@127.0.0.1',
  'http://127.0.0.1@evil.example',
  'http://127.0.0.1.evil.example',
  '@evil.example',
  '.evil.example',
  'evil.example',
  '/.evil.example',
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://evil.example/x',
  '/%0d%0aLocation:%20https://evil.example',
  '/\r\nSet-Cookie: evil=1',
  '/%E5%98%8A%E5%98%8DSet-Cookie:evil=1',
  'https://evil。example',
  'https://[::1',
  '//①②',
  '/'.repeat(2000),
]

for (const { id } of kinds()) {
  test(`A-E05 A-E20 signing in to and out of ${id} never leads to another site, for any callbackUrl`, async ({
    client,
    newClient,
    site,
  }) => {
    const { email, password } = await newVisitor(client)
    const csrf = await csrfToken(client, id)
    for (const callbackUrl of ELSEWHERE) {
      const browser = await newClient()
      const attempts = [
        await client.send('POST', `/api/auth/${id}/callback/credentials`, {
          form: { csrfToken: csrf, email, password, callbackUrl },
        }),
        await client.send('POST', `/api/auth/${id}/signout`, {
          form: { csrfToken: csrf, callbackUrl },
        }),
        await browser.get(`/api/auth/${id}/signin?callbackUrl=${encodeURIComponent(callbackUrl)}`),
        await browser.get(`/api/auth/${id}/csrf`, {
          cookie: `${id}.callback-url=${encodeURIComponent(callbackUrl)}`,
        }),
      ]
      for (const response of attempts) {
        const { location } = response.headers()
        expect(response.status(), callbackUrl).toBeLessThan(500)
        if (location !== undefined)
          expect(new URL(location, site.url).origin, `${callbackUrl} led to ${location}`).toBe(
            site.url,
          )
        expect(response.headers()['set-cookie'] ?? '', callbackUrl).not.toMatch(/^evil=/m)
      }
    }
  })

  test(`A-E05 signing in to ${id} leads to the requested page of this site`, async ({
    client,
    site,
  }) => {
    const { email, password } = await newVisitor(client)
    const form = {
      csrfToken: await csrfToken(client, id),
      email,
      password,
      callbackUrl: '/account?x=1',
    }
    const response = await client.send('POST', `/api/auth/${id}/callback/credentials`, { form })
    expect(response.headers().location).toBe(`${site.url}/account?x=1`)
  })

  test(`A-E08 no Host and no forwarded header puts another origin into an answer of ${id}`, async ({
    client,
    site,
  }) => {
    await signIn(client, id, await newVisitor(client))
    const { host } = new URL(site.url)
    const lies = [
      ['Host', 'evil.example'],
      ['Host', 'evil.example', 'X-Forwarded-Host', host],
      ['Host', host, 'X-Forwarded-Host', 'evil.example', 'X-Forwarded-Proto', 'https'],
      ['Host', host, 'Forwarded', 'host=evil.example;proto=https'],
      ['Host', host, 'X-Forwarded-Host', host, 'X-Forwarded-Host', 'evil.example'],
      [
        'Host',
        host,
        'X-Original-Host',
        'evil.example',
        'X-Forwarded-Server',
        'evil.example',
        'X-Host',
        'evil.example',
        'X-Forwarded-Port',
        '6666',
      ],
      ['Host', '127.0.0.1.evil.example'],
      ['Host', 'localhost.evil.example'],
      ['Host', `${host}@evil.example`],
      ['Host', 'evil.example#127.0.0.1'],
      ['Host', ''],
    ]
    for (const headers of lies) {
      for (const [method, path] of [
        ['GET', 'signin'],
        ['GET', 'providers'],
        ['GET', 'error'],
        ['GET', 'csrf'],
        ['POST', 'signout'],
        ['POST', 'callback/credentials'],
      ] as const) {
        const answer = await rawRequest(site.url, method, `/api/auth/${id}/${path}`, [
          ...headers,
          'Origin',
          'http://page.example', // a refusal names it, in its body alone
          'Content-Length',
          '0',
        ])
        const what = `${headers} ${method} ${path}`
        expect(answer.status, what).toBeLessThan(500)
        expect([...answer.headers, answer.body].join('\n'), what).not.toContain('evil.example')
        expect([...answer.headers, answer.body].join('\n'), what).not.toContain(':6666')
        expect(answer.headers.join('\n'), what).not.toContain('page.example')
      }
    }
    expect((await signOut(client, id)).headers().location).toBe(site.url)
  })
}

for (const { id } of kinds()) {
  test(`a callback address of ${id} that mentions too many attempts is only an address`, async ({
    client,
    newClient,
  }) => {
    const { email, password } = await newVisitor(client)
    const device = await newClient()
    const callbackUrl = '/?error=CredentialsSignin&code=too_many_attempts.99999'
    const send = async (action: string, form: Record<string, string>) => {
      const csrf = await csrfToken(device, id)
      const path = `/api/auth/${id}/${action}`
      return device.send('POST', path, { form: { csrfToken: csrf, callbackUrl, ...form } })
    }
    expect((await send('callback/credentials', { email, password })).status()).toBe(302)
    expect((await send('signout', {})).status()).toBe(302)
  })
}
