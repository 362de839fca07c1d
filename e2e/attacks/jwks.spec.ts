import { createPublicKey, verify } from 'node:crypto'
import { calculateJwkThumbprint } from 'jose'
import { jws, jwsKey } from '../fixtures/codecs'
import { designs } from '../fixtures/designs'
import { target } from '../fixtures/forgery-checks'
import { publishedKeys } from '../fixtures/published-keys'
import { expect, test } from '../fixtures/test'

test('A-A42 A-B25 the published keys are public, named and cacheable, and set no cookie', async ({
  client,
}) => {
  const response = await client.get('/.well-known/jwks.json')
  expect(response.status()).toBe(200)
  expect(response.headers()['content-type']).toBe('application/jwk-set+json')
  expect(response.headers()['cache-control']).toMatch(/^public, max-age=\d{3,5}$/)
  expect(response.headers()).not.toHaveProperty('set-cookie')
  const { keys, ...rest } = await response.json()
  expect(rest).toEqual({})
  expect(keys).toHaveLength(3) // the keys of the previous, the current and the next period
  for (const key of keys) {
    const x = expect.stringMatching(/^[\w-]{43}$/)
    expect(key).toEqual({
      kty: 'OKP',
      crv: 'Ed25519',
      x,
      kid: await calculateJwkThumbprint(key),
      alg: 'EdDSA',
      use: 'sig',
    })
  }
  expect(new Set(keys.map(({ kid }: { kid: string }) => kid)).size).toBe(3)
})

test('A-A42 the route of the published keys answers GET and HEAD only', async ({ client }) => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
    expect((await client.send(method, '/.well-known/jwks.json')).status(), method).toBe(405)
  expect((await client.send('HEAD', '/.well-known/jwks.json')).status()).toBe(200)
})

test('the current key is the one that this secret gives this month, different in other processes', async ({
  site,
}) => {
  const kids = (await publishedKeys(site.url)).map(({ jwk }) => jwk.kid)
  expect(kids[1]).toBe((await jwsKey(site)).kid)
})

for (const { id, expected } of designs().filter(({ expected }) => expected.codec === jws)) {
  test(`${id}: its token can be verified with the published keys alone`, async ({
    client,
    site,
  }) => {
    const { token, protectedHeader, payload } = await target(client, site, id, expected)
    const { jwk } =
      (await publishedKeys(site.url)).find((one) => one.jwk.kid === protectedHeader.kid) ?? {}
    const [header = '', claims = '', signature = ''] = token.split('.')
    const key = createPublicKey({ key: jwk ?? {}, format: 'jwk' })
    expect(
      verify(null, Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, 'base64url')),
    ).toBe(true)
    expect(protectedHeader).toEqual({ alg: 'EdDSA', kid: jwk?.kid, typ: 'session+jwt' })
    expect(payload).toMatchObject({
      iss: 'http://localhost',
      aud: id,
      sid: expect.any(String),
      jti: expect.any(String),
    })
  })
}
