import { csrfToken, sessionToken, signIn, whoami } from '../fixtures/auth'
import type { Client } from '../fixtures/client'
import { kinds } from '../fixtures/designs'
import { newVisitor } from '../fixtures/people'
import { rawRequest } from '../fixtures/raw-http'
import { expect, test } from '../fixtures/test'

const FOREIGN = [
  'https://evil.example',
  'null',
  'http://127.0.0.1',
  'http://127.0.0.1.evil.example',
  'garbage',
  '',
]

/**
 * Every route that changes something; `fresh` is its answer to a signed-in person of this origin.
 */
const CHANGES = [
  ['POST', () => '/api/visitors'],
  ['POST', () => '/api/people'],
  ['POST', () => '/api/view'],
  ['POST', (id: string) => `/api/sessions/${id}`],
  ['POST', (id: string) => `/api/tickets/${id}`],
  ['POST', (id: string) => `/api/labs/forgery/${id}`],
  ['POST', () => '/api/labs/sessions'],
  ['POST', () => '/api/labs/records'],
  ['POST', (id: string) => `/api/inspect/${id}`],
  ['POST', (id: string) => `/api/labs/payload-padding/${id}`],
  ['DELETE', (id: string) => `/api/sessions/${id}?scope=all`],
  ['DELETE', (id: string) => `/api/sessions/${id}/some-id`],
  ['PATCH', (id: string) => `/api/account/${id}`],
  ['PUT', (id: string) => `/api/account/${id}/password`],
  ['POST', (id: string) => `/api/auth/${id}/callback/credentials`],
  ['POST', (id: string) => `/api/auth/${id}/signin/credentials`],
  ['POST', (id: string) => `/api/auth/${id}/signout`],
  ['POST', (id: string) => `/api/refresh/${id}`],
] as const

async function expectForeign(
  client: Client,
  method: string,
  path: string,
  headers: Record<string, string>,
) {
  const response = await client.send(method, path, { json: { role: 'admin', label: 'x' }, headers })
  expect(response.status(), `${method} ${path} ${JSON.stringify(headers)}`).toBe(403)
  expect((await response.json()).error.code).toBe('foreign_origin')
  expect(response.headers()).not.toHaveProperty('set-cookie')
}

for (const { id } of kinds()) {
  test(`A-E04 another origin changes nothing of ${id}, even with the victim's cookies`, async ({
    client,
  }) => {
    await signIn(client, id, await newVisitor(client))
    for (const [method, path] of CHANGES) {
      for (const origin of FOREIGN) await expectForeign(client, method, path(id), { origin })
      await expectForeign(client, method, path(id), {
        origin: 'https://evil.example',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'https',
      })
    }
    expect(await whoami(client, id)).toMatchObject({ status: 200, user: { role: 'member' } })
  })

  test(`A-E04 a change of ${id} without any Origin is refused`, async ({ site }) => {
    for (const [method, path] of CHANGES) {
      const { status, body } = await rawRequest(site.url, method, path(id), [
        'Host',
        new URL(site.url).host,
        'Content-Length',
        '0',
      ])
      expect([status, JSON.parse(body).error.code], `${method} ${path(id)}`).toEqual([
        403,
        'foreign_origin',
      ])
    }
  })

  test(`A-E01 A-E02 ${id} refuses a sign-in without the CSRF token of this browser`, async ({
    client,
    newClient,
    site,
  }) => {
    const { email, password } = await newVisitor(client)
    const attacker = await csrfToken(await newClient(), id)
    const wrong = [{}, { csrfToken: '' }, { csrfToken: 'wrong' }, { csrfToken: attacker }]
    for (const form of wrong) {
      const response = await client.send('POST', `/api/auth/${id}/callback/credentials`, {
        form: { ...form, email, password },
      })
      expect(response.headers().location, JSON.stringify(form)).toBe(
        `${site.url}/sign-in?error=MissingCSRF`,
      )
      expect(await sessionToken(client, id)).toBeNull()
    }
    const guessed = await newClient(site.url, {
      cookie: `${id}.csrf-token=${attacker}|${'0'.repeat(64)}`,
    })
    await guessed.send('POST', `/api/auth/${id}/callback/credentials`, {
      form: { csrfToken: attacker, email, password },
    })
    expect(await sessionToken(guessed, id), 'a CSRF cookie made without the secret').toBeNull()
  })
}
