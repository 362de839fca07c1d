import { encode } from 'next-auth/jwt'
import { beforeAll, expect, test } from 'vitest'
import { GET as publishedKeys } from '@/.well-known/jwks.json/route'
import { getEnv } from '@/_config/env'
import type { Design } from '@/_designs/design'
import { getDesign } from '@/_designs/registry'
import { signIn } from '@/_lab/sign-in.fixture'
import { createPerson } from '@/_people/person'
import { withTrace } from '@/_trace/trace'
import { derivedKeys, signed } from '../signed'

const found = <T>(value: T | null): T => {
  if (value === null) throw new Error('Not there.')
  return value
}
const design: Design = found(getDesign('jwt-signed'))
const refused = (code: string) => ({ state: 'refused', code })
const CLAIMS = {
  sub: '1',
  sid: 'session-1',
  name: 'Ada',
  email: 'ada@example.org',
  role: 'member' as const,
}

/** A token by these keys, with another audience or lifetime if given. */
const minted = async (secret: string, { audience = design.id, maxAge = 60 } = {}) =>
  signed(
    {},
    { keys: derivedKeys([secret], 30 * 24 * 60 * 60), issuer: 'http://localhost', audience },
  ).jwt.encode({ token: CLAIMS, maxAge, secret, salt: '' })

let ada = ''
beforeAll(async () => {
  ada = found(
    await createPerson(
      { name: 'Ada', email: 'ada@example.org', password: 'plinth gravel omelet' },
      new Date(),
    ),
  ).id
})

test('a read does no lookup: it verifies, and NextAuth signs the next token', async () => {
  const { token } = await signIn(design, ada)
  const { value, trace } = await withTrace(() => design.read(token))
  expect(value).toMatchObject({ state: 'accepted', user: { id: ada, name: 'Ada', role: 'member' } })
  expect(trace.lookups).toBe(0)
  expect(trace.steps.map(({ name }) => name)).toEqual(['verify JWS (EdDSA)', 'sign JWS (EdDSA)'])
})

test('says why it refuses a token', async () => {
  const { secret } = getEnv()
  expect(await design.read(await minted(secret))).toMatchObject({ state: 'accepted' })
  expect(await design.read(await minted(secret, { maxAge: -1 }))).toEqual(refused('expired'))
  expect(await design.read(await minted('another secret of thirty-two chars'))).toEqual(
    refused('bad_signature'),
  )
  expect(await design.read(await minted(secret, { audience: 'jwt' }))).toEqual(refused('malformed'))
  expect(
    await design.read(await encode({ secret, salt: design.cookies.sessionToken, token: CLAIMS })),
  ).toEqual(refused('malformed'))
  expect(await design.read('x')).toEqual(refused('malformed'))
})

test('A-H04 header and claims can be decoded without a key; the server verifies them', async () => {
  const { token } = await signIn(design, ada)
  const { parts, anyone, server, stored } = await design.inspect(token)
  expect(parts.map(({ name }) => name)).toEqual(['protected header', 'claims set', 'signature'])
  expect(parts.map(({ text }) => text).join('.')).toBe(token)
  expect(anyone).toMatchObject({
    header: { alg: 'EdDSA', typ: 'session+jwt' },
    claims: { sub: ada, aud: 'jwt-signed', iss: 'http://localhost' },
  })
  expect(server).toEqual({ signature: { verified: true } })
  expect(stored).toBeNull()
})

test('a forged token can be decoded too, and the server does not verify it; junk is junk', async () => {
  const forged = await minted('another secret of thirty-two chars')
  expect(await design.inspect(forged)).toMatchObject({
    anyone: { claims: CLAIMS },
    server: { nothing: expect.stringContaining('no key of this site') },
  })
  expect(await design.inspect('junk')).toMatchObject({
    anyone: { nothing: 'Nothing: this is no JWS.' },
    server: { nothing: expect.any(String) },
  })
})

test('A-A42 the published keys are the keys that verify', async () => {
  const response = await publishedKeys()
  const { keys }: { keys: { kid: string }[] } = await response.json()
  const { anyone } = await design.inspect((await signIn(design, ada)).token)
  const kid = 'header' in anyone ? anyone.header?.kid : null
  expect(keys.map((key) => key.kid)).toContain(kid)
})
