import { postCredentials, sessionToken, signIn, signOut, whoami } from '../fixtures/auth'
import type { ClientAnswer } from '../fixtures/client'
import { kinds } from '../fixtures/designs'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'

/**
 * Every difference that a client can see between answers, except the headers that always differ.
 */
async function telling(response: ClientAnswer) {
  const { date: _, 'set-cookie': __, ...headers } = response.headers()
  return { status: response.status(), headers, body: await response.text() }
}

for (const { id, expected } of kinds()) {
  test.describe(`sign-in/${id}`, () => {
    test('mounts the standard endpoints of NextAuth', async ({ client }) => {
      expect(await (await client.get(`/api/auth/${id}/csrf`)).json()).toEqual({
        csrfToken: expect.stringMatching(/^[0-9a-f]{64}$/),
      })
      const providers = await (await client.get(`/api/auth/${id}/providers`)).json()
      expect(providers.credentials.callbackUrl).toBe(
        `${client.origin}/api/auth/${id}/callback/credentials`,
      )
      expect(await (await client.get(`/api/auth/${id}/session`)).json()).toBeNull()
      await signIn(client, id, await newVisitor(client))
      const session = await (await client.get(`/api/auth/${id}/session`)).json()
      expect(Object.keys(session).sort()).toEqual(['expires', 'user'])
      expect((await signOut(client, id)).status()).toBe(302)
      expect(await sessionToken(client, id)).toBeNull()
      expect(await (await client.get(`/api/auth/${id}/session`)).json()).toBeNull()
    })

    test('gives the same status, headers and body for a wrong password and an unknown e-mail', async ({
      client,
      newClient,
    }) => {
      const { email } = await newVisitor(client)
      const wrong = await telling(
        await postCredentials(await newClient(), id, { email, password: 'not the password' }),
      )
      const unknown = await telling(
        await postCredentials(await newClient(), id, {
          email: `un${email}`,
          password: 'not the password',
        }),
      )
      expect(wrong.status).toBe(302)
      expect(wrong.headers.location).toBe(
        `${client.origin}/sign-in?error=CredentialsSignin&code=wrong_credentials`,
      )
      expect(unknown).toEqual(wrong)
    })

    test('lets no page of NextAuth run a script or appear in a frame', async ({ client }) => {
      for (const page of ['signout', 'verify-request']) {
        const response = await client.get(`/api/auth/${id}/${page}`)
        expect(response.headers()['content-type']).toContain('text/html')
        expect(response.headers()['content-security-policy']).toBe(
          "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        )
      }
    })

    test('refuses a body of more than 16 KiB with 413', async ({ client }) => {
      const { email, password } = await newVisitor(client)
      const response = await postCredentials(client, id, {
        email,
        password,
        padding: 'x'.repeat(17_408),
      })
      expect([response.status(), (await response.json()).error.code]).toEqual([413, 'too_large'])
      expect(await sessionToken(client, id)).toBeNull()
    })

    test('issues no session for a refused sign-in', async ({ client }) => {
      const { email } = await newVisitor(client)
      await postCredentials(client, id, { email, password: 'not the password' })
      expect(await sessionToken(client, id)).toBeNull()
      expect(await whoami(client, id)).toMatchObject({ status: 401, code: 'no_token' })
    })

    test('A-E10 limits guesses at an account (429, Retry-After); its owner can sign in from elsewhere', async ({
      client,
      newClient,
    }) => {
      const { email, password } = await newVisitor(client)
      const guess = () => postCredentials(client, id, { email, password: 'not the password' })
      for (let i = 0; i < 10; i++) expect((await guess()).status(), `guess ${i + 1}`).toBe(302)
      const refused = await guess()
      expect(refused.status()).toBe(429)
      expect((await refused.json()).error.code).toBe('too_many_attempts')
      const wait = Number(refused.headers()['retry-after'])
      expect(wait).toBeGreaterThan(0)
      expect(wait).toBeLessThanOrEqual(60)
      expect(
        (await postCredentials(client, id, { email, password })).status(),
        'even the right password waits',
      ).toBe(429)
      await signIn(await newClient(), id, { email, password })
    })

    test('A-E11 limits guesses per address, over many accounts', async ({ client, newClient }) => {
      const csrf = (await (await client.get(`/api/auth/${id}/csrf`)).json()).csrfToken
      const statuses: number[] = []
      for (let i = 0; i < 65 && !statuses.includes(429); i++) {
        // Not an e-mail, so it is refused before any hashing.
        const form = { csrfToken: csrf, email: `nobody-${i}`, password: 'not the password' }
        statuses.push(
          (await client.send('POST', `/api/auth/${id}/callback/credentials`, { form })).status(),
        )
      }
      expect(statuses.at(-1)).toBe(429)
      const other = await newClient()
      await signIn(other, id, await newVisitor(other))
    })

    test('signs out a disabled person if the design can, and refuses a new sign-in', async ({
      client,
      newClient,
    }) => {
      const visitor = await newVisitor(client)
      await signIn(client, id, visitor)
      const response = await client.send('PATCH', `/api/account/${id}`, {
        json: { disabled: true },
      })
      expect(response.status()).toBe(200)
      expect((await response.json()).revocations[id].effect).toBe(expected.revocation)
      expect(await whoami(client, id)).toMatchObject(expected.afterRevocation)
      const again = await newClient()
      const refused = await postCredentials(again, id, visitor)
      expect(new URL(refused.headers().location ?? '').searchParams.get('code')).toBe('disabled')
      expect(await sessionToken(again, id)).toBeNull()
      const wrong = await postCredentials(again, id, { ...visitor, password: 'not the password' })
      expect(wrong.headers().location, 'only who knows the password learns it').toContain(
        'code=wrong_credentials',
      )
    })
  })
}
