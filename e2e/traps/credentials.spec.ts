import { createHash } from 'node:crypto'
import { sessionToken, signIn, signOut, whoami, whoamiBearer } from '../fixtures/auth'
import { designs } from '../fixtures/designs'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'
import { anybody, instance, sessionCookieNamed } from './auth-core'

/** An adapter without any session. */
const emptyAdapter = {
  createUser: () => {
    throw new Error('not asked for')
  },
  getUser: () => null,
  getUserByEmail: () => null,
  getUserByAccount: () => null,
  updateUser: () => {
    throw new Error('not asked for')
  },
  linkAccount: () => null,
  createSession: () => {
    throw new Error('not asked for')
  },
  getSessionAndUser: () => null,
  updateSession: () => null,
  deleteSession: () => null,
}

test('trap 4 is real: credentials alone with the named database strategy are refused', async () => {
  const refused = instance('a', {
    providers: [anybody],
    adapter: emptyAdapter,
    session: { strategy: 'database' },
  })
  expect((await refused.get('session')).status).toBe(500)
})

test('trap 4 is real: without a named strategy, the sign-in stores nothing and sets a useless JWT', async () => {
  const site = instance('a', {
    providers: [anybody],
    adapter: emptyAdapter,
    cookies: sessionCookieNamed('session'),
  })
  await site.signIn(await site.csrf())
  expect(site.jar.get('session')).toMatch(/^eyJ/)
  expect(await site.session()).toBeNull()
})

for (const { id, expected } of designs()) {
  test(`trap 4: ${id} issues a token of its own kind, which its own session endpoint accepts`, async ({
    client,
    open,
    newClient,
  }) => {
    const visitor = await newVisitor(client)
    expect(await signIn(client, id, visitor)).toMatch(expected.token)
    expect(await (await client.get(`/api/auth/${id}/session`)).json()).toMatchObject({
      user: { email: visitor.email },
    })
    const there = await newClient(open.site.url)
    const token = await signIn(there, id, await newVisitor(there))
    const either = [token, createHash('sha256').update(token).digest('base64url')]
    const records = await open.store.sql(
      'SELECT id FROM "Session" WHERE "sessionToken" = ANY($1)',
      [either],
    )
    expect(records).toHaveLength(expected.records)
  })

  test(`trap 8: ${id} returns only id, name, email and role of the person`, async ({ client }) => {
    const visitor = await newVisitor(client)
    const token = await signIn(client, id, visitor)
    for (const path of [`/api/auth/${id}/session`, `/api/whoami/${id}`]) {
      const text = await (await client.get(path)).text()
      expect(JSON.parse(text).user).toEqual({
        id: expect.any(String),
        name: visitor.name,
        email: visitor.email,
        role: 'member',
      })
      for (const secret of [token, '$argon2', visitor.password]) expect(text).not.toContain(secret)
    }
  })

  test(`trap 11: a second sign-in to ${id} in one browser ends the first session if it can`, async ({
    client,
    newClient,
  }) => {
    const visitor = await newVisitor(client)
    const first = await signIn(client, id, visitor)
    const second = await signIn(client, id, visitor)
    expect(second).not.toBe(first)
    expect(await whoamiBearer(await newClient(), id, first)).toMatchObject(expected.afterSignOut)
    const { devices } = await (await client.get(`/api/sessions/${id}`)).json()
    expect(devices?.length ?? null).toBe(expected.devices === 'listed' ? 1 : null)
  })

  test(`trap 12: signing out of ${id} after a revocation elsewhere is no error`, async ({
    client,
    newClient,
  }) => {
    const visitor = await newVisitor(client)
    await signIn(client, id, visitor)
    const other = await newClient()
    await signIn(other, id, visitor)
    expect((await other.send('DELETE', `/api/sessions/${id}?scope=all`)).status()).toBe(200)
    const response = await signOut(client, id)
    expect([response.status(), response.headers().location]).toEqual([302, client.origin])
    expect(await sessionToken(client, id)).toBeNull()
    expect(await whoami(client, id)).toMatchObject({ status: 401, code: 'no_token' })
  })
}
