import { sign as signBytes } from 'node:crypto'
import fc from 'fast-check'
import { decodeJwt, decodeProtectedHeader, errors, type JWTPayload } from 'jose'
import type { NextAuthConfig } from 'next-auth'
import { decode as decrypt, encode as encrypt, type JWT } from 'next-auth/jwt'
import { describe, expect, test, vi } from 'vitest'
import { MAX_LENGTH } from './compact'
import { derivedKeys } from './keys'
import { keysOf, signed } from './signed'

const PERIOD_S = 30 * 24 * 60 * 60
const secret = 'a secret of thirty-two characters!'
const keys = derivedKeys([secret], PERIOD_S)
const NOW = new Date('2026-11-21T12:00:00.500Z')
const NOW_S = Math.floor(NOW.getTime() / 1000)
const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)
const site = { keys, issuer: 'https://example.org', audience: 'web', now: () => NOW }

const SESSION = {
  sub: 'ada',
  sid: 'session-1',
  name: 'Ada',
  auth_time: 1_700_000_000,
  session_exp: 2_000_000_000,
}
const encode = (token: JWTPayload = SESSION, maxAge?: number) =>
  signed({}, site).jwt.encode({ token, secret, salt: '', ...(maxAge && { maxAge }) })
const decode = async (token: string, other: Partial<typeof site> = {}) =>
  signed({}, { ...site, ...other }).jwt.decode({ token, secret, salt: '' })
const refused = (token: string, other?: Partial<typeof site>) =>
  expect(decode(token, other)).rejects

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
/** A token with any claims, signed by the site's own key. */
async function forge(
  claims: object,
  header: object = {},
  form: (input: string, signature: string) => string = (input, signature) =>
    `${input}.${signature}`,
) {
  const { kid, privateKey } = await keys.current(NOW)
  const input = `${part({ alg: 'EdDSA', kid, typ: 'session+jwt', ...header })}.${part(claims)}`
  return form(input, signBytes(null, Buffer.from(input), privateKey).toString('base64url'))
}
const WHOLE = {
  ...SESSION,
  iss: site.issuer,
  aud: site.audience,
  jti: 'token-1',
  iat: NOW_S,
  exp: NOW_S + 60,
}

describe('an issued token', () => {
  test('names its type, key, issuer, audience and times', async () => {
    const token = await encode(SESSION, 60)
    expect(decodeProtectedHeader(token)).toEqual({
      alg: 'EdDSA',
      kid: (await keys.current(NOW)).kid,
      typ: 'session+jwt',
    })
    expect(decodeJwt(token)).toEqual({
      ...SESSION,
      iss: site.issuer,
      aud: 'web',
      jti: expect.stringMatching(/^[\w-]{36}$/),
      iat: NOW_S,
      exp: NOW_S + 60,
    })
  })

  test('lives for 30 days by default', async () =>
    expect(decodeJwt(await encode()).exp).toBe(NOW_S + PERIOD_S))

  test('is re-issued with the session’s claims and without the claims of the old token', async () => {
    const before = {
      ...WHOLE,
      iss: 'https://evil.example',
      aud: 'other',
      jti: 'old',
      iat: 1,
      exp: 2,
      nbf: 3,
    }
    const { jti, ...claims } = decodeJwt(await encode(before, 60))
    expect(claims).toEqual({
      ...SESSION,
      iss: site.issuer,
      aud: 'web',
      iat: NOW_S,
      exp: NOW_S + 60,
    })
    expect(jti).not.toBe('old')
  })

  test.each([{ sid: 's' }, { sub: 'ada' }, { sub: '', sid: 's' }, {}])(
    'is never issued with claims that a read would refuse: %j',
    async (claims) => {
      await expect(encode(claims)).rejects.toThrow('sub' in claims && claims.sub ? /sid/ : /sub/)
    },
  )

  test('is never issued above the maximum length', async () => {
    await expect(encode({ ...SESSION, name: 'x'.repeat(MAX_LENGTH) })).rejects.toThrow(RangeError)
  })

  test('verifies, and so does a forged token without any change', async () => {
    expect(await decode(await encode())).toMatchObject(SESSION)
    expect(await decode(await forge(WHOLE))).toEqual(WHOLE)
  })
})

describe('a rotation', () => {
  test('does not end a token that was issued at the end of a period', async () => {
    const last = new Date((Math.floor(NOW_S / PERIOD_S) + 1) * PERIOD_S * 1000 - 1)
    const token = await signed({}, { ...site, now: () => last }).jwt.encode({
      token: SESSION,
      secret,
      salt: '',
    })
    const later = (ms: number) => ({ now: () => new Date(last.getTime() + ms) })
    expect(await decode(token, later(1))).toMatchObject(SESSION)
    expect(await decode(token, later(PERIOD_S * 1000 - 1_000))).toMatchObject(SESSION)
    // expired, and its key is dropped
    await refused(token, later(PERIOD_S * 1000 + 1)).toMatchObject({ code: 'bad_signature' })
  })
})

describe('time', () => {
  test('A-A35 a token is accepted until its expiry, and not one moment longer', async () => {
    const token = await encode(SESSION, 60)
    expect(await decode(token, { now: () => at(59.499) })).toMatchObject(SESSION)
    await refused(token, { now: () => at(59.5) }).toBeInstanceOf(errors.JWTExpired)
  })

  test('A-A34 a token is refused before its nbf', async () => {
    await refused(await forge({ ...WHOLE, nbf: NOW_S + 300 })).toThrow(/nbf/)
    expect(await decode(await forge({ ...WHOLE, nbf: NOW_S }))).toMatchObject(SESSION)
  })
})

describe('refused despite a correct signature', () => {
  const wrong: [string, object][] = [
    ['another site’s', { iss: 'https://evil.example' }],
    ['another audience’s', { aud: 'mobile' }],
    ['for several audiences', { aud: ['web', 'mobile'] }],
    ...['exp', 'iat', 'jti', 'iss', 'aud', 'sub', 'sid'].map(
      (name) => [`A-A31 A-A32 without ${name}`, { [name]: undefined }] as [string, object],
    ),
    ...['exp', 'iat', 'nbf'].flatMap((name) =>
      [String(NOW_S + 60), 1e300, -1, NOW_S + 60.5, null, true, [], {}].map(
        (value) =>
          [`A-A30 ${name} ${JSON.stringify(value)}`, { [name]: value }] as [string, object],
      ),
    ),
    ...['sub', 'sid', 'jti', 'iss', 'aud'].flatMap((name) =>
      [1, null, true, {}, [], ''].map(
        (value) =>
          [`A-A30 ${name} ${JSON.stringify(value)}`, { [name]: value }] as [string, object],
      ),
    ),
  ]
  test.each(wrong)('%s', async (_, claims) => {
    await refused(await forge({ ...WHOLE, ...claims })).toThrow()
  })

  test.each([
    ...['none', 'EdDsa', 'Ed25519', 'HS256', 'ES256', '', undefined].map((alg) => ({ alg })),
    ...['JWT', 'at+jwt', 'application/session+jwt', 'SESSION+JWT', undefined].map((typ) => ({
      typ,
    })),
    ...[undefined, '', 0, [], {}, 'x'.repeat(8_000), '__proto__'].map((kid) => ({ kid })),
    ...[
      { crit: [] },
      { crit: ['x'], x: 1 },
      { crit: ['b64'], b64: false },
      { crit: ['b64'], b64: true },
      { b64: true },
      { crit: ['alg'] },
    ],
    ...[
      { jwk: {} },
      { jku: 'http://127.0.0.1' },
      { x5u: 'http://127.0.0.1' },
      { x5c: [] },
      { cty: 'JWT' },
      { enc: 'A256GCM' },
      { zip: 'DEF' },
    ],
  ])('A-A15 with the header %j', async (header) => {
    await refused(await forge(WHOLE, header)).toThrow()
  })

  test.each(['null', '[]', '"text"', '1', '', '{'])('A-A30 with the claims %s', async (claims) => {
    const { kid, privateKey } = await keys.current(NOW)
    const input = `${part({ alg: 'EdDSA', kid, typ: 'session+jwt' })}.${Buffer.from(claims).toString('base64url')}`
    await refused(
      `${input}.${signBytes(null, Buffer.from(input), privateKey).toString('base64url')}`,
    ).toThrow()
  })
})

test('refused: a signature by another secret’s key, under the name of this site’s key or its own', async () => {
  const foreign = await derivedKeys(['another secret of thirty-two chars'], PERIOD_S).current(NOW)
  for (const kid of [(await keys.current(NOW)).kid, foreign.kid]) {
    const input = `${part({ alg: 'EdDSA', kid, typ: 'session+jwt' })}.${part(WHOLE)}`
    await refused(
      `${input}.${signBytes(null, Buffer.from(input), foreign.privateKey).toString('base64url')}`,
    ).toMatchObject({
      code: expect.stringMatching(/^bad_signature$|^ERR_JWS_SIGNATURE_VERIFICATION_FAILED$/),
    })
  }
})

describe('trap 6: a token has one spelling', () => {
  const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

  test('the last character of each part has only one spelling', async () => {
    const token = await encode()
    const parts = token.split('.')
    let decodingAlike = 0
    for (const [index, text] of parts.entries()) {
      for (const last of ALPHABET) {
        const spelled = text.slice(0, -1) + last
        if (spelled === text) continue
        if (Buffer.from(spelled, 'base64url').equals(Buffer.from(text, 'base64url')))
          decodingAlike += 1
        await refused(parts.with(index, spelled).join('.')).toThrow()
      }
    }
    expect(decodingAlike, 'there were forms that decode to the same bytes').toBeGreaterThan(0)
  })

  test('no character can be inserted anywhere', async () => {
    const token = await encode()
    const spot = fc.tuple(
      fc.nat({ max: token.length }),
      fc.constantFrom(' ', '\n', '\t', '=', '+', '/', '.', '%', '\0', 'é', 'A', ...'!~,;'),
    )
    await fc.assert(
      fc.asyncProperty(spot, async ([index, more]) => {
        await refused(token.slice(0, index) + more + token.slice(index)).toThrow()
      }),
      { numRuns: 300 },
    )
  })

  test('padding, the other alphabet, JSON, and more or fewer parts are refused', async () => {
    const token = await encode()
    const [header = '', claims = '', signature = ''] = token.split('.')
    const spellings = [
      ...[
        `${token}=`,
        `${header}==.${claims}.${signature}`,
        `${token}.`,
        `.${token}`,
        `${header}.${claims}`,
        `${header}.${claims}.`,
      ],
      JSON.stringify({ protected: header, payload: claims, signature }),
      JSON.stringify({ payload: claims, signatures: [{ protected: header, signature }] }),
      ...[
        `${token}.${signature}`,
        `${header}..${signature}`,
        Buffer.from(token).toString('base64url'),
        token.toLowerCase(),
        'x'.repeat(1_000_000),
      ],
    ]
    for (const spelling of spellings) await refused(spelling).toMatchObject({ code: 'malformed' })
    expect(await decode('')).toBeNull()
  })
})

describe('in a config that names no session', () => {
  const given: NextAuthConfig = { providers: [] }
  const call = async (config: NextAuthConfig, token: JWT, trigger?: 'signIn' | 'signUp') =>
    (await config.callbacks?.jwt?.({
      token,
      user: { id: 'ada' },
      account: null,
      ...(trigger && { trigger }),
    })) ?? {}

  test.each(['signIn', 'signUp'] as const)(
    'a session gets an id at %s and keeps it, because a token without an id is refused',
    async (trigger) => {
      const config = signed(given, site)
      const token = await call(config, { sub: 'ada' }, trigger)
      expect(token.sid).toEqual(expect.any(String))
      const decoded = await config.jwt.decode({
        token: await config.jwt.encode({ token, secret, salt: '' }),
        secret,
        salt: '',
      })
      expect(await call(config, decoded ?? {})).toMatchObject({ sid: token.sid })
      expect(
        await call(
          signed({ ...given, callbacks: { jwt: () => ({ sid: 'mine' }) } }, site),
          {},
          trigger,
        ),
      ).toEqual({ sid: 'mine' })
    },
  )

  test('older encrypted tokens are refused unless accepted; each is then one session until it expires', async () => {
    const salt = 'authjs.session-token'
    const older = await encrypt({ token: { sub: 'ada' }, secret, salt })
    const { iat = 0, jti } = (await decrypt({ token: older, secret, salt })) ?? {}
    const reading = (acceptOlder?: Date) =>
      signed(given, { ...site, ...(acceptOlder && { acceptOlder }) })
    const read = async (acceptOlder?: Date) =>
      reading(acceptOlder).jwt.decode({ token: older, secret, salt })
    await expect(read()).rejects.toMatchObject({ code: 'malformed' })
    await expect(read(new Date(iat * 1000))).rejects.toMatchObject({ code: 'malformed' })
    const claims = await read(new Date((iat + 1) * 1000))
    expect(await call(reading(), claims ?? {})).toMatchObject({ sub: 'ada', sid: jti })
    await expect(
      reading(new Date(2 ** 42)).jwt.decode({
        token: older,
        secret: 'another secret of thirty-two chars',
        salt,
      }),
    ).rejects.toThrow()
  })

  test('the keys are derived at their first use from the secret that NextAuth finds', async () => {
    vi.stubEnv('AUTH_SECRET', undefined)
    const lazy = keysOf({ ...given, session: { maxAge: PERIOD_S } })
    await expect(lazy.current(NOW)).rejects.toThrow('There is no secret')
    vi.stubEnv('AUTH_SECRET', secret)
    expect((await lazy.current(NOW)).kid).toBe((await keys.current(NOW)).kid)
    expect(
      (
        await keysOf({
          ...given,
          secret: ['another secret of thirty-two chars', secret],
        }).published(NOW)
      ).keys,
    ).toHaveLength(6)
  })

  test('works with JWT sessions only, whatever else the adapter stores', () => {
    expect(() => signed({ ...given, adapter: {} }, site)).toThrow("session: { strategy: 'jwt' }")
    expect(() =>
      signed({ ...given, adapter: {}, session: { strategy: 'jwt' } }, site),
    ).not.toThrow()
  })
})
