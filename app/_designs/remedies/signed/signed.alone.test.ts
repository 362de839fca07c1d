import { decodeJwt, decodeProtectedHeader, errors } from 'jose'
import type { NextAuthConfig } from 'next-auth'
import { decode as decrypt, encode as encrypt, type JWT } from 'next-auth/jwt'
import { describe, expect, test, vi } from 'vitest'
import { MAX_LENGTH } from './compact'
import { keysOf, signed } from './signed'
import {
  at,
  decode,
  encode,
  forge,
  keys,
  NOW,
  NOW_S,
  PERIOD_S,
  refused,
  SESSION,
  secret,
  site,
  WHOLE,
} from './signed.fixture'

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
