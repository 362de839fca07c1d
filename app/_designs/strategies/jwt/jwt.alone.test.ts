import { setTimeout as sleep } from 'node:timers/promises'
import { decode, encode } from 'next-auth/jwt'
import { beforeAll, describe, expect, test } from 'vitest'
import { getEnv } from '@/_config/env'
import type { Design } from '@/_designs/design'
import { getDesign } from '@/_designs/registry'
import { signIn } from '@/_lab/sign-in.fixture'
import { createPerson } from '@/_people/person'
import { withTrace } from '@/_trace/trace'

const found = <T>(value: T | null): T => {
  if (value === null) throw new Error('Not there.')
  return value
}
const design: Design = found(getDesign('jwt'))
const { sessionToken: name } = design.cookies
const { secret } = getEnv()
const refused = (code: string) => ({ state: 'refused', code })
const claims = (token: string) => decode({ token, secret, salt: name })
const CLAIMS = { sub: '1', name: 'Ada', email: 'ada@example.org', role: 'member' as const }
/** A token of this site that expires in `seconds`. */
const minted = (seconds: number) => encode({ secret, salt: name, token: CLAIMS, maxAge: seconds })

let ada = ''
beforeAll(async () => {
  ada = found(
    await createPerson(
      { name: 'Ada', email: 'ada@example.org', password: 'plinth gravel omelet' },
      new Date(),
    ),
  ).id
})

test('a sign-in sets the session id and its time once, and every re-issue keeps both (trap 5)', async () => {
  const device = await signIn(design, ada)
  const first = await claims(device.token)
  expect(first).toMatchObject({
    sub: ada,
    role: 'member',
    sid: expect.stringMatching(/^[0-9a-f-]{36}$/),
    auth_time: expect.any(Number),
  })
  await sleep(1_000) // `iat` has whole seconds
  await device.session()
  const second = await claims(device.tokenNow())
  expect(second).toMatchObject({ sid: first?.sid, auth_time: first?.auth_time, role: 'member' })
  expect(second?.jti).not.toBe(first?.jti)
  expect(second?.iat).not.toBe(first?.iat)
  // The old token stays valid.
  expect(await design.read(device.token)).toMatchObject({ state: 'accepted' })
})

test('two sign-ins make two sessions', async () => {
  const [one, other] = [
    await claims((await signIn(design, ada)).token),
    await claims((await signIn(design, ada)).token),
  ]
  expect(one?.sid).not.toBe(other?.sid)
})

test('the token does not carry the browser details of the sign-in', async () => {
  expect(await claims((await signIn(design, ada)).token)).not.toHaveProperty('signingIn')
})

test('the session endpoint gives four facts about a person (trap 8)', async () => {
  const device = await signIn(design, ada)
  expect(await device.session()).toEqual({
    user: { id: ada, name: 'Ada', email: 'ada@example.org', role: 'member' },
    expires: expect.any(String),
  })
})

describe('a read', () => {
  test('does no lookup, and says when the token expires', async () => {
    const token = await minted(3_600)
    const { value, trace } = await withTrace(() => design.read(token))
    const exp = (await claims(token))?.exp ?? 0
    expect(value).toEqual({
      state: 'accepted',
      user: { id: '1', name: 'Ada', email: 'ada@example.org', role: 'member' },
      expires: new Date(exp * 1000).toISOString(),
    })
    expect(trace.lookups).toBe(0)
    expect(trace.crypto).toBeGreaterThanOrEqual(1)
  })

  test('accepts a token for 15 s after its expiry, and no longer (trap 7)', async () => {
    expect(await design.read(await minted(-10))).toMatchObject({ state: 'accepted' })
    expect(await design.read(await minted(-17))).toEqual(refused('expired'))
  })

  test.each([
    '',
    'x',
    'a.b.c',
    'a.b.c.d.e',
    '....',
    'ü',
    'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.',
    '\u0000',
  ])('%j is malformed', async (token) => {
    expect(await design.read(token)).toEqual(refused('malformed'))
  })

  test('of a token under another secret: bad signature', async () => {
    expect(
      await design.read(
        await encode({ secret: 'another secret of thirty-two chars', salt: name, token: CLAIMS }),
      ),
    ).toEqual(refused('bad_signature'))
  })

  test('of a changed token: bad signature, whichever part was changed', async () => {
    const parts = (await minted(60)).split('.')
    const touched = (text: string) => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`
    for (const part of [2, 3, 4]) {
      const changed = parts.map((text, index) => (index === part ? touched(text) : text))
      expect(await design.read(changed.join('.')), `part ${part}`).toEqual(refused('bad_signature'))
    }
  })

  test('of another cookie’s token: renaming a cookie ends every token (trap 13)', async () => {
    expect(
      await design.read(await encode({ secret, salt: `__Host-${name}`, token: CLAIMS })),
    ).toEqual(refused('bad_signature'))
  })
})

test('no session can be listed or revoked, and each answer says so', async () => {
  const { token } = await signIn(design, ada)
  expect(await design.devices(ada, token)).toMatchObject({ devices: null })
  expect(await design.revoke({ scope: 'all', userId: ada })).toMatchObject({ effect: 'at expiry' })
  expect(await design.revoke({ scope: 'one', userId: ada, deviceId: 'x' })).toMatchObject({
    effect: 'not found',
  })
  expect(await design.read(token)).toMatchObject({ state: 'accepted' })
})

test('the header can be decoded without a key; only the server can decrypt the claims', async () => {
  const token = await minted(60)
  const { parts, anyone, server, stored } = await design.inspect(token)
  expect(parts.map((part) => part.text).join('.')).toBe(token)
  expect(anyone).toEqual({ header: { alg: 'dir', enc: 'A256CBC-HS512', kid: expect.any(String) } })
  expect(server).toMatchObject({ claims: CLAIMS })
  expect(stored).toBeNull()
  expect(await design.inspect('junk')).toMatchObject({
    anyone: { nothing: 'Nothing: this is no JWE.' },
    server: { nothing: expect.stringContaining('does not open it') },
  })
})
