import { csrfToken, sessionToken, signIn, whoami } from '../fixtures/auth'
import { mounted } from '../fixtures/designs'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../servers/faulty-site'

// One site for all tests, because its store is broken for all of them.
test.describe.configure({ mode: 'default' })

test('trap 10, A-G40, A-G42 a store that answers without its tables signs nobody out', async ({
  faulty: { site, store },
  newClient,
}) => {
  const client = await newClient(site.url)
  const visitor = await newVisitor(client)
  const held = new Map<string, { token: string; csrf: string }>()
  for (const { id } of mounted())
    held.set(id, {
      token: await signIn(client, id, visitor),
      csrf: await csrfToken(client, id),
    })
  await store.sql('ALTER SCHEMA public RENAME TO gone')
  try {
    expect((await client.get('/api/health')).status()).toBe(503)
    for (const { id, expected } of mounted()) {
      const { token, csrf } = held.get(id) ?? {}
      // A design with a memory uses it first, for as long as it may.
      await expect
        .poll(async () => (await whoami(client, id)).status, id)
        .toBe(expected.storeDown.whoami)
      expect((await client.get(`/api/auth/${id}/session`)).status(), id).toBe(
        expected.storeDown.session,
      )
      const form = { csrfToken: csrf ?? '' }
      const signIn = await client.send('POST', `/api/auth/${id}/callback/credentials`, {
        form: { ...form, ...visitor },
      })
      expect([signIn.status(), (await signIn.json()).error.code], id).toEqual([
        503,
        'store_unavailable',
      ])
      if (expected.storeDown.whoami === 503) expect(await sessionToken(client, id), id).toBe(token)
      if (expected.storeDown.signOut !== 503) continue
      const signOut = await client.send('POST', `/api/auth/${id}/signout`, { form })
      expect(signOut.status(), id).toBe(503)
      expect((await signOut.json()).error.message).toContain('The sign-out is not confirmed.')
      expect(signOut.headers(), id).not.toHaveProperty('set-cookie')
    }
  } finally {
    await store.sql('ALTER SCHEMA gone RENAME TO public')
  }
  expect((await client.get('/api/health')).status()).toBe(200)
  for (const { id } of mounted())
    expect(await whoami(client, id), id).toMatchObject({ status: 200 })
  expect(site.output()).toMatch(/\[store\] answered (3F000|42P01)/)
  for (const { token } of held.values()) expect(site.output()).not.toContain(token)
})
