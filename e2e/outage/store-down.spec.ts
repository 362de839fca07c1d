import { csrfToken, sessionToken, signIn, whoami } from '../fixtures/auth'
import type { Client } from '../fixtures/client'
import { mounted } from '../fixtures/designs'
import { newVisitor } from '../fixtures/people'
import type { Mounted } from '../fixtures/selection'
import { until } from '../fixtures/wait-for'
import { expect, test } from '../servers/faulty-site'

// One site for all tests, because its store is down for all of them. A link that hangs is restored
// after the answers only, so an answer shows that nothing waits for the store to return.
test.describe.configure({ mode: 'default' })

async function signInEverywhere(client: Client): Promise<Map<string, string>> {
  const visitor = await newVisitor(client)
  const tokens = new Map<string, string>()
  for (const { id } of mounted()) tokens.set(id, await signIn(client, id, visitor))
  return tokens
}

/** Checks all designs at the same time, so that a hanging store costs one wait only. */
const forEach = (check: (design: Mounted) => Promise<unknown>) => Promise.all(mounted().map(check))

for (const fault of ['cut', 'hang'] as const) {
  test(`A-G01 ${fault}: health is 503, and says which store`, async ({
    faulty,
    link,
    newClient,
  }) => {
    const client = await newClient(faulty.site.url)
    link[fault]()
    const response = await client.get('/api/health')
    expect(response.status()).toBe(503)
    expect((await response.json()).store).toEqual({ kind: 'postgresql', ok: false })
  })

  test(`trap 10, A-G01 ${fault}: whoami of each design works as far as it can, and recovers`, async ({
    faulty,
    link,
    newClient,
  }) => {
    const client = await newClient(faulty.site.url)
    const tokens = await signInEverywhere(client)
    link[fault]()
    await forEach(async ({ id, expected }) => {
      // A design with a memory uses it first, for as long as it may.
      await expect
        .poll(async () => (await client.get(`/api/whoami/${id}`)).status(), id)
        .toBe(expected.storeDown.whoami)
      const response = await client.get(`/api/whoami/${id}`)
      expect(response.headers(), id).not.toHaveProperty('set-cookie')
      expect((await response.json()).error?.code ?? null, id).toBe(expected.storeDown.code)
      expect(await sessionToken(client, id), `${id}: the cookie stays`).toBe(tokens.get(id))
    })
    link.restore()
    await forEach(({ id }) =>
      until(`${id} to recover`, async () =>
        (await whoami(client, id)).status === 200 ? true : null,
      ),
    )
  })

  test(`trap 10, A-G01 ${fault}: GET session of each design never looks like a sign-out`, async ({
    faulty,
    link,
    newClient,
  }) => {
    const client = await newClient(faulty.site.url)
    await signInEverywhere(client)
    link[fault]()
    await forEach(async ({ id, expected }) => {
      const response = await client.get(`/api/auth/${id}/session`)
      expect(response.status(), id).toBe(expected.storeDown.session)
      expect(await response.text(), id).not.toBe('null')
      expect(await sessionToken(client, id), id).not.toBeNull()
    })
  })

  test(`trap 10, A-G01 ${fault}: signing out of each design keeps the cookie while a record exists`, async ({
    faulty,
    link,
    newClient,
  }) => {
    const client = await newClient(faulty.site.url)
    await signInEverywhere(client)
    const csrf = new Map<string, string>()
    for (const { id } of mounted()) csrf.set(id, await csrfToken(client, id))
    link[fault]()
    await forEach(async ({ id, expected }) => {
      const form = { csrfToken: csrf.get(id) ?? '' }
      const response = await client.send('POST', `/api/auth/${id}/signout`, { form })
      expect(response.status(), id).toBe(expected.storeDown.signOut)
      const kept = expected.storeDown.signOut === 503
      expect((await sessionToken(client, id)) !== null, id).toBe(kept)
      expect('set-cookie' in response.headers(), id).toBe(!kept)
    })
  })

  test(`A-G01 ${fault}: a sign-in to any design, and any change, answers 503 store_unavailable`, async ({
    faulty,
    link,
    newClient,
  }) => {
    const client = await newClient(faulty.site.url)
    const { email, password } = await newVisitor(client)
    const [first] = mounted()
    await signIn(client, first?.id ?? '', { email, password })
    const csrf = new Map<string, string>()
    for (const { id } of mounted()) csrf.set(id, await csrfToken(client, id))
    link[fault]()
    const attempts = [
      ...mounted().map(({ id }) => () => {
        const form = { csrfToken: csrf.get(id) ?? '', email, password }
        return client.send('POST', `/api/auth/${id}/callback/credentials`, { form })
      }),
      () => client.send('PATCH', `/api/account/${first?.id}`, { json: { role: 'admin' } }),
      () => client.send('POST', '/api/visitors'),
    ]
    await Promise.all(
      attempts.map(async (attempt) => {
        const response = await attempt()
        expect([response.status(), (await response.json()).error.code]).toEqual([
          503,
          'store_unavailable',
        ])
        expect(response.headers()).not.toHaveProperty('set-cookie')
        expect(response.headers()['retry-after']).toBe('5')
      }),
    )
  })
}

test('A-G32 a hundred broken connections under load end no process and no session', async ({
  faulty,
  link,
  newClient,
}) => {
  const client = await newClient(faulty.site.url)
  await signInEverywhere(client)
  for (let i = 0; i < 100; i++) {
    const asked = [0, 1, 2].map((turn) =>
      client.get(`/api/whoami/${mounted().at((3 * i + turn) % mounted().length)?.id}`),
    )
    link.cut()
    link.restore()
    for (const response of await Promise.all(asked)) expect([200, 503]).toContain(response.status())
  }
  for (const { id } of mounted())
    await until(`${id} to recover`, async () =>
      (await whoami(client, id)).status === 200 ? true : null,
    )
  expect(faulty.site.output()).not.toMatch(/unhandled/i)
})
