import { inspect } from 'node:util'
import type { NextAuthConfig } from 'next-auth'
import type { Adapter } from 'next-auth/adapters'
import { encode, type JWTDecodeParams } from 'next-auth/jwt'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { direct } from './direct'
import { sessionReader } from './reader'
import { rememberVerified, verifiedOnce } from './verified-token-cache'

const browser = vi.hoisted(() => ({ cookies: new Map<string, string>(), proto: 'http' }))
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ 'x-forwarded-proto': browser.proto }),
  cookies: async () => ({
    getAll: () => [...browser.cookies].map(([name, value]) => ({ name, value })),
  }),
}))

const SECRET = 'a secret of thirty-two characters!'
const token = (salt = 'authjs.session-token', secret = SECRET, maxAge = 60) =>
  encode({ token: { sub: 'ada', name: 'Ada' }, secret, salt, maxAge })
const read = (config: Partial<NextAuthConfig> = {}) =>
  sessionReader(direct({ providers: [], ...config }, { verified: new Map() }))()
const hold = (cookies: Record<string, string>, proto = 'http') =>
  Object.assign(browser, { cookies: new Map(Object.entries(cookies)), proto })

beforeEach(() => {
  vi.stubEnv('AUTH_SECRET', SECRET)
  hold({})
})

describe('a JWT whose config names neither cookie nor secret', () => {
  test('is read from the cookie, and opened with the secret, that NextAuth uses', async () => {
    hold({ 'authjs.session-token': await token() })
    expect(await read()).toMatchObject({
      user: { name: 'Ada' },
      expires: expect.stringMatching(/Z$/),
    })
    hold({ '__Secure-authjs.session-token': await token('__Secure-authjs.session-token') }, 'https')
    expect(await read()).toMatchObject({ user: { name: 'Ada' } })
  })

  test('on https, only the cookie with the prefix __Secure- counts', async () => {
    hold({ 'authjs.session-token': await token() }, 'https')
    expect(await read()).toBeNull()
    vi.stubEnv('AUTH_URL', 'http://localhost:3000')
    expect(await read()).toMatchObject({ user: { name: 'Ada' } })
  })

  test('is joined if it arrives in chunks', async () => {
    const whole = await token()
    hold({
      'authjs.session-token.1': whole.slice(100),
      'authjs.session-token.0': whole.slice(0, 100),
      'authjs.session-token-b': 'x',
    })
    expect(await read()).toMatchObject({ user: { name: 'Ada' } })
  })

  test.each(['junk', 'a.b.c.d.e', '%E0%A4%A'])('is null where it is junk: %j', async (junk) => {
    hold({ 'authjs.session-token': junk })
    expect(await read()).toBeNull()
  })

  test('is null if it has expired, if another secret made it, or if there is no cookie', async () => {
    expect(await read()).toBeNull()
    hold({ 'authjs.session-token': await token(undefined, SECRET, -60) })
    expect(await read()).toBeNull()
    hold({ 'authjs.session-token': await token(undefined, 'another secret of thirty-two chars') })
    expect(await read()).toBeNull()
  })

  test('is null if a callback refuses it; an outage is an error that hides its cause', async () => {
    hold({ 'authjs.session-token': await token() })
    expect(
      await read({
        callbacks: {
          jwt: () =>
            Promise.reject(Object.assign(new Error('no'), { name: 'Refused', code: 'revoked' })),
        },
      }),
    ).toBeNull()
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const outage = await read({
      callbacks: { jwt: () => Promise.reject(new Error('SELECT a-token')) },
    }).catch((error: unknown) => error)
    expect(outage).toMatchObject({ name: 'StoreUnavailable', code: 'store_unavailable' })
    expect(inspect(outage)).not.toContain('a-token')
  })

  test('throws a clear error if there is no secret', async () => {
    vi.stubEnv('AUTH_SECRET', undefined)
    hold({ 'authjs.session-token': await token() })
    await expect(read()).rejects.toThrow('There is no secret')
  })
})

test('does not look up a session in an adapter that stores only users', async () => {
  hold({ 'authjs.session-token': await token() })
  const adapter: Adapter = { getSessionAndUser: () => Promise.reject(new Error('asked')) }
  expect(await read({ adapter, session: { strategy: 'jwt' } })).toMatchObject({
    user: { name: 'Ada' },
  })
})

test('a page receives four facts about the person of a record, not the row', async () => {
  hold({ 'authjs.session-token': 'opaque' })
  const user = {
    id: 'ada',
    name: 'Ada',
    email: 'ada@example.org',
    emailVerified: null,
    image: null,
    passwordHash: 'x',
  }
  const adapter: Adapter = {
    getSessionAndUser: async (sessionToken) => ({
      user,
      session: { sessionToken, userId: 'ada', expires: new Date(Date.now() + 1_000) },
    }),
  }
  expect(await read({ adapter })).toEqual({
    user: { id: 'ada', name: 'Ada', email: 'ada@example.org', image: null },
    expires: expect.any(String),
  })
  expect(await read({ adapter: { getSessionAndUser: async () => null } })).toBeNull()
})

test('a verified token is remembered once per process and name, for the same cookie and secret only', async () => {
  const name = crypto.randomUUID()
  expect(verifiedOnce(name)).toBe(verifiedOnce(name))
  expect(verifiedOnce(name)).not.toBe(verifiedOnce(crypto.randomUUID()))
  const decode = vi.fn(async (_: JWTDecodeParams) => ({ exp: Date.now() / 1000 + 60 }))
  const { jwt } = rememberVerified({ providers: [], jwt: { decode } }, 10, verifiedOnce(name))
  const ask = (salt: string, secret: string) => jwt.decode({ token: 't', salt, secret })
  for (const [salt, secret] of [
    ['a', 's'],
    ['a', 's'],
    ['b', 's'],
    ['a', 'other'],
  ] as const)
    await ask(salt, secret)
  expect(decode).toHaveBeenCalledTimes(3)
})

test('A-G63: a clock that is set back remembers no token longer, and one set ahead ends it', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] })
  const decode = vi.fn(async (_: JWTDecodeParams) => ({ exp: Math.floor(Date.now() / 1000) + 60 }))
  const { jwt } = rememberVerified({ providers: [], jwt: { decode } }, 10)
  const ask = () => jwt.decode({ token: 't', salt: 'a', secret: 's' })
  await ask()
  vi.setSystemTime(Date.now() - 3_600_000)
  await ask()
  expect(decode).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(60_000)
  await ask()
  expect(decode).toHaveBeenCalledTimes(2)
  vi.setSystemTime(Date.now() + 3_600_000)
  await ask()
  expect(decode).toHaveBeenCalledTimes(3)
  vi.useRealTimers()
})

test('A-G66: however many tokens are sent, the memory holds so many; one of several cookies is not kept', async () => {
  const verified = verifiedOnce(crypto.randomUUID())
  const decode = async (_: JWTDecodeParams) => ({ exp: Date.now() / 1000 + 60 })
  const { jwt } = rememberVerified({ providers: [], jwt: { decode } }, 10, verified)
  for (let n = 0; n < 1_000; n += 1)
    await jwt.decode({ token: `token ${n}`, salt: 'a', secret: 's' })
  expect(verified.size).toBe(10)
  await jwt.decode({ token: 't'.repeat(5_000), salt: 'a', secret: 's' })
  expect([...verified.keys()].at(-1)).toContain('token 999')
})
