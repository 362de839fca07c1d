import { bearer, sessionCookie, signIn, whoami, whoamiBearer } from '../fixtures/auth'
import { designs } from '../fixtures/designs'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'

const TIMING = /^total;dur=[\d.]+, lookups;desc="(\d+)";dur=[\d.]+, crypto;desc="(\d+)";dur=[\d.]+$/

for (const { id, expected } of designs()) {
  test.describe(`whoami/${id}`, () => {
    test('accepts its cookie: the person, the expiry and the cost', async ({ client }) => {
      const visitor = await newVisitor(client)
      const token = await signIn(client, id, visitor)
      expect(token).toMatch(expected.token)
      const response = await client.get(`/api/whoami/${id}`)
      expect(response.status()).toBe(200)
      const { design, user, expires, trace, ...rest } = await response.json()
      expect({ design, rest }).toEqual({ design: id, rest: {} })
      expect(user).toEqual({
        id: expect.any(String),
        name: visitor.name,
        email: visitor.email,
        role: 'member',
      })
      expect(Math.abs(Date.parse(expires) - Date.now() - expected.lifetimeS * 1000)).toBeLessThan(
        60_000,
      )
      expect(expected.cost.lookups).toContain(trace.lookups)
      expect(expected.cost.crypto).toContain(trace.crypto)
      expect(trace.steps).toHaveLength(trace.lookups + trace.crypto)
      const [, lookups, crypto] = response.headers()['server-timing']?.match(TIMING) ?? []
      expect({ lookups: Number(lookups), crypto: Number(crypto) }).toEqual({
        lookups: trace.lookups,
        crypto: trace.crypto,
      })
    })

    test('accepts a bearer token without a cookie', async ({ client, newClient }) => {
      const visitor = await newVisitor(client)
      const token = await signIn(client, id, visitor)
      const stranger = await newClient()
      expect(await whoamiBearer(stranger, id, token)).toMatchObject({
        status: 200,
        user: { email: visitor.email },
      })
      expect(await stranger.cookies()).toEqual([])
    })

    test('prefers a bearer token to the cookie', async ({ client }) => {
      await signIn(client, id, await newVisitor(client))
      expect(await whoami(client, id, bearer('no-token-of-ours'))).toMatchObject({
        status: 401,
        code: expected.refusal.garbage,
      })
    })

    test('refuses a request without a token, with a challenge that names no error (RFC 6750, 3)', async ({
      client,
    }) => {
      const response = await client.get(`/api/whoami/${id}`)
      expect(response.status()).toBe(401)
      expect(response.headers()['www-authenticate']).toBe(`Bearer realm="${id}"`)
      expect(await response.json()).toEqual({
        error: { code: 'no_token', message: expect.stringMatching(/sign in/) },
      })
    })

    for (const [what, code, spoil] of [
      ['garbage', expected.refusal.garbage, () => 'garbage'],
      ['an altered token', expected.refusal.altered, (token: string) => alterMiddle(token)],
    ] as const) {
      test(`refuses ${what} as ${code}`, async ({ client, newClient }) => {
        const token = await signIn(client, id, await newVisitor(client))
        const response = await (await newClient()).get(`/api/whoami/${id}`, bearer(spoil(token)))
        expect(response.status()).toBe(401)
        expect((await response.json()).error.code).toBe(code)
        expect(response.headers()['www-authenticate']).toBe(
          `Bearer realm="${id}", error="invalid_token", error_description="${code}"`,
        )
        expect(response.headers()['server-timing']).toMatch(TIMING)
      })
    }

    test('only reads: no answer sets a cookie or can be stored', async ({ client, newClient }) => {
      const token = await signIn(client, id, await newVisitor(client))
      const stranger = await newClient()
      for (const headers of [
        {},
        bearer(token),
        bearer('garbage'),
        sessionCookie(id, token),
        sessionCookie(id, 'garbage'),
      ]) {
        const response = await stranger.get(`/api/whoami/${id}`, headers)
        expect(response.headers()).not.toHaveProperty('set-cookie')
        expect(response.headers()['cache-control']).toBe('private, no-store')
      }
    })
  })
}

test('whoami of an unknown design is 404', async ({ client }) => {
  const response = await client.get('/api/whoami/no-such-design')
  expect(response.status()).toBe(404)
  expect((await response.json()).error.code).toBe('unknown_design')
})

/**
 * Changes a character in the middle, where every bit counts (the last one of a base64url part has
 * spare bits).
 */
function alterMiddle(token: string): string {
  const at = Math.floor(token.length / 2)
  const safe = /[\w]/.test(token.charAt(at)) ? at : at + 1
  return token.slice(0, safe) + (token.charAt(safe) === 'a' ? 'b' : 'a') + token.slice(safe + 1)
}
