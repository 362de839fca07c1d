import { csrfToken, sessionToken, signIn, whoami } from '../fixtures/auth'
import { designs } from '../fixtures/expectations'
import { expect, test } from '../fixtures/faulty-site'
import { newVisitor } from '../fixtures/people'
import { until } from '../fixtures/until'

test.describe.configure({ mode: 'default' }) // one site for all: its store is down for everybody

const PATIENCE_MS = 5_000

async function within<T>(work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const value = await work()
  expect(performance.now() - start, 'nothing waits longer than 5 s for the store').toBeLessThan(PATIENCE_MS)
  return value
}

for (const fault of ['cut', 'hang'] as const) {
  test(`G01 ${fault}: health is 503, and says which store`, async ({ faulty, link, newClient }) => {
    const client = await newClient(faulty.site.url)
    link[fault]()
    const response = await within(() => client.get('/api/health'))
    expect(response.status()).toBe(503)
    expect((await response.json()).store).toEqual({ kind: 'postgresql', ok: false })
  })

  for (const { id, expected } of designs()) {
    test(`trap 10, G01 ${fault}: whoami/${id} answers ${expected.storeDown.whoami}, and is accepted again within 5 s of the return`, async ({
      faulty,
      link,
      newClient,
    }) => {
      const client = await newClient(faulty.site.url)
      const token = await signIn(client, id, await newVisitor(client))
      link[fault]()
      const response = await within(() => client.get(`/api/whoami/${id}`))
      expect(response.status()).toBe(expected.storeDown.whoami)
      expect(response.headers()).not.toHaveProperty('set-cookie')
      expect((await response.json()).error?.code ?? null).toBe(expected.storeDown.code)
      expect(await sessionToken(client, id), 'the cookie stays').toBe(token)
      link.restore()
      await until('recovery', async () => ((await whoami(client, id)).status === 200 ? true : null), PATIENCE_MS)
    })

    test(`trap 10, G01 ${fault}: GET session of ${id} answers ${expected.storeDown.session}, never a null that looks signed out`, async ({
      faulty,
      link,
      newClient,
    }) => {
      const client = await newClient(faulty.site.url)
      await signIn(client, id, await newVisitor(client))
      link[fault]()
      const response = await within(() => client.get(`/api/auth/${id}/session`))
      expect(response.status()).toBe(expected.storeDown.session)
      expect(await response.text()).not.toBe('null')
      expect(await sessionToken(client, id)).not.toBeNull()
    })

    test(`trap 10, G01 ${fault}: signing out of ${id} answers ${expected.storeDown.signOut}: no cookie goes while a record lives on`, async ({
      faulty,
      link,
      newClient,
    }) => {
      const client = await newClient(faulty.site.url)
      await signIn(client, id, await newVisitor(client))
      const csrf = await csrfToken(client, id)
      link[fault]()
      const response = await within(() => client.send('POST', `/api/auth/${id}/signout`, { form: { csrfToken: csrf } }))
      expect(response.status()).toBe(expected.storeDown.signOut)
      const kept = expected.storeDown.signOut === 503
      expect((await sessionToken(client, id)) !== null).toBe(kept)
      expect('set-cookie' in response.headers()).toBe(!kept)
    })

    test(`G01 ${fault}: signing in to ${id}, and changing anything, answers 503 store_unavailable`, async ({ faulty, link, newClient }) => {
      const client = await newClient(faulty.site.url)
      const { email, password } = await newVisitor(client)
      await signIn(client, id, { email, password })
      const csrf = await csrfToken(client, id)
      link[fault]()
      const attempts = [
        () => client.send('POST', `/api/auth/${id}/callback/credentials`, { form: { csrfToken: csrf, email, password } }),
        () => client.send('PATCH', `/api/account/${id}`, { json: { role: 'admin' } }),
        () => client.send('POST', '/api/visitors'),
      ]
      for (const attempt of attempts) {
        const response = await within(attempt)
        expect([response.status(), (await response.json()).error.code]).toEqual([503, 'store_unavailable'])
        expect(response.headers()).not.toHaveProperty('set-cookie')
        expect(response.headers()['retry-after']).toBe('5')
      }
    })
  }
}

test('G32 a connection broken a hundred times under load ends no process and leaves every session alive', async ({ faulty, link, newClient }) => {
  const client = await newClient(faulty.site.url)
  const visitor = await newVisitor(client)
  for (const { id } of designs()) await signIn(client, id, visitor)
  for (let i = 0; i < 100; i++) {
    const asked = designs().map(({ id }) => client.get(`/api/whoami/${id}`))
    link.cut()
    link.restore()
    for (const response of await Promise.all(asked)) expect([200, 503]).toContain(response.status())
  }
  for (const { id } of designs()) await until(`${id} to recover`, async () => ((await whoami(client, id)).status === 200 ? true : null), PATIENCE_MS)
  expect(faulty.site.output()).not.toMatch(/unhandled/i)
})
