import { cookiesOf, csrfToken, postCredentials, sessionToken, signIn } from '../fixtures/auth'
import { kinds } from '../fixtures/designs'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'

/**
 * Text that no answer may contain (ASVS 16.5.1): stacks, paths, SQL, drivers. The `statement` of a
 * trace is for its owner, in a 200 only.
 */
const LEAK =
  /\bat \S+ \(|node_modules|file:\/\/|\/tmp\/|\.ts:\d|\.js:\d|SELECT |INSERT |prisma|postgres:|ECONN|stack/i
let count = 0

for (const { id } of kinds()) {
  test(`A-E03 ${id} refuses a sign-in with another content type, shape or size`, async ({
    client,
  }) => {
    const { email, password } = await newVisitor(client)
    const csrf = await csrfToken(client, id)
    const whole = new URLSearchParams({ csrfToken: csrf, email, password }).toString()
    const form = 'application/x-www-form-urlencoded'
    for (const [type, body] of [
      ['text/plain', whole],
      ['text/html', whole],
      [
        'multipart/form-data; boundary=x',
        `--x\r\nContent-Disposition: form-data; name="csrfToken"\r\n\r\n${csrf}\r\n`,
      ],
      ['application/json', '[]'],
      ['application/json', '{"csrfToken":'],
      ['application/json', 'null'],
      [
        'application/json',
        JSON.stringify({ csrfToken: csrf, email: [email], password: { length: 20 } }),
      ],
      [
        form,
        `csrfToken=${csrf}&email=${encodeURIComponent(email)}&password=${encodeURIComponent(password)}&password=other`,
      ],
      [form, `csrfToken=${csrf}&email=${'x'.repeat(2_000_000)}&password=x`],
      [form, `csrfToken=${csrf}&ticket=${'x'.repeat(4_000)}`],
      [form, `csrfToken=${csrf}&ticket[]=x&__proto__[ticket]=x`],
    ] as const) {
      const response = await client.send('POST', `/api/auth/${id}/callback/credentials`, {
        body,
        headers: { 'content-type': type },
      })
      const what = `${type} ${body.slice(0, 60)}`
      expect(response.status(), what).toBeLessThan(500)
      expect(await sessionToken(client, id), what).toBeNull()
      expect(await response.text(), what).not.toMatch(LEAK)
    }
    await signIn(client, id, { email, password })
  })

  test(`A-E22 ${id} answers an unsupported method with 405, and changes nothing`, async ({
    client,
  }) => {
    await signIn(client, id, await newVisitor(client))
    for (const path of [
      `/api/whoami/${id}`,
      `/api/auth/${id}/session`,
      `/api/auth/${id}/signout`,
      `/api/sessions/${id}`,
      '/api/health',
    ]) {
      for (const method of ['PUT', 'PATCH']) {
        expect((await client.send(method, path)).status(), `${method} ${path}`).toBe(405)
      }
      expect((await client.send('OPTIONS', path)).headers(), path).not.toHaveProperty(
        'access-control-allow-origin',
      )
    }
    expect(await sessionToken(client, id)).not.toBeNull()
  })

  test(`A-E21 no error of ${id} reveals anything about the server`, async ({ client }) => {
    const token = await signIn(client, id, await newVisitor(client))
    for (const [method, path] of [
      ['GET', `/api/auth/${id}`],
      ['GET', `/api/auth/${id}/none`],
      ['GET', `/api/auth/${id}/callback/none?code=x`],
      ['GET', `/api/auth/${id}/error?error=<script>`],
      ['GET', `/api/auth/${id}/session/x/y`],
      ['POST', `/api/auth/${id}/signin/none`],
      ['GET', `/api/whoami/${id}/x`],
      ['GET', '/api/whoami/%00'],
      ['GET', '/api/whoami/__proto__'],

      ['DELETE', `/api/sessions/${id}/${"'; --".repeat(50)}`],
      ['DELETE', `/api/sessions/${id}/%00`],
      ['POST', `/api/sessions/${id}`],
      ['GET', '/api/none'],
      ['GET', '/%c0%ae%c0%ae/etc/passwd'],
      ['GET', '/api/cron/purge'],
    ] as const) {
      const response = await client.send(method, path)
      const text = await response.text()
      const what = `${method} ${path} -> ${response.status()}`
      expect(response.status(), what).toBeLessThan(500)
      expect(response.status(), what).toBeGreaterThanOrEqual(300)
      if (response.headers()['content-type']?.includes('json')) expect(text, what).not.toMatch(LEAK)
      expect(text, what).not.toContain(token)
      expect(text, what).not.toContain('error=<script>')
    }
  })

  test(`A-E17 an account of ${id} has one e-mail in any spelling; a look-alike is another account`, async ({
    client,
    newClient,
  }) => {
    const { email, password } = await newVisitor(client)
    for (const same of [email.toUpperCase(), ` ${email}`, `${email} `])
      await signIn(await newClient(), id, { email: same, password })
    for (const other of [
      `${email}.`,
      email.replace('e', 'е'),
      email.replace('@', '＠'),
      email.replace('.example', '.ex\u00adample'),
      `${email}\u0000`,
    ]) {
      const stranger = await newClient()
      const response = await postCredentials(stranger, id, { email: other, password })
      expect(response.status(), other).toBe(302)
      expect(await stranger.cookie(cookiesOf(id).sessionToken), other).toBeNull()
    }
  })
}

test('A-E21 a malformed path is reported as malformed, and the answer does not repeat it', async ({
  client,
}) => {
  for (const path of [
    '/api/whoami/%',
    '/api/whoami/%E0%A4%A',
    '/api/labs/%zz',
    '/api/sessions/%2',
    '/api/%c0%ae',
    '/api/auth/jwt/%FF',
  ]) {
    for (const method of ['GET', 'POST', 'DELETE']) {
      const response = await client.send(method, path, { headers: { cookie: 'canary=tweet' } })
      expect(response.status(), `${method} ${path}`).toBe(400)
      const message = 'This address cannot be decoded: write a percent sign in it as %25.'
      expect(await response.json()).toEqual({ error: { code: 'malformed_address', message } })
    }
  }
})

test('A-E21 an unknown method reveals nothing either', async ({ client }) => {
  const response = await client.send('TRACE', '/api/health', {
    headers: { cookie: 'canary=tweet' },
  })
  expect(response.status()).toBe(400)
  expect(await response.text()).not.toMatch(LEAK)
  expect(await response.text()).not.toContain('tweet')
})

test('A-E16 a sign-up refuses an e-mail that two parsers can read differently', async ({
  client,
}) => {
  const twist = count++
  for (const email of [
    `ada${twist}＠example.org`,
    `ada${twist}﹫example.org`,
    `"ada@evil.example"@example${twist}.org`,
    `ada${twist}@example.org,evil.example`,
    `ada${twist}@example.org evil.example`,
    `ada${twist}@example.org\nBcc: x@evil.example`,
    `ada${twist}@example.org.`,
    `ada${twist}@@example.org`,
    `ada${twist}@[127.0.0.1]`,
    `<ada${twist}@example.org>`,
    `ada${twist}@exаmple.org`,
    `@example.org`,
    `ada${twist}@`,
  ]) {
    const response = await client.send('POST', '/api/people', {
      json: { name: 'Ada', email, password: 'lantern orbit velvet pigeon' },
    })
    expect(
      [response.status(), Object.keys((await response.json()).error.fields ?? {})],
      JSON.stringify(email),
    ).toEqual([422, ['email']])
  }
})
