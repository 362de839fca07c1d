import fc from 'fast-check'
import { NextRequest } from 'next/server'
import { CredentialsSignin, type NextAuthConfig } from 'next-auth'
import type { Adapter } from 'next-auth/adapters'
import { decode, encode } from 'next-auth/jwt'
import Credentials from 'next-auth/providers/credentials'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { isAnswer, isStoreUnavailable } from './outage'
import { truthful } from './truthful'

const jar = vi.hoisted(() => ({ header: '', set: vi.fn() }))
vi.mock('next/headers', () => ({
  headers: async () =>
    new Headers({ host: 'localhost', 'x-forwarded-proto': 'http', cookie: jar.header }),
  cookies: async () => ({ set: jar.set }),
}))

const secret = 'a secret of thirty-two characters!'
const NAME = 'authjs.session-token'
const SECRETIVE = 'SELECT * FROM "Session" WHERE "sessionToken" = token-of-ada'
const down = () =>
  Promise.reject(
    Object.assign(new Error(SECRETIVE), { name: 'PrismaClientKnownRequestError', code: 'P1001' }),
  )
const refused = () =>
  Promise.reject(
    Object.assign(new Error('The token is refused: revoked.'), {
      name: 'Refused',
      code: 'revoked',
    }),
  )

const people = Credentials({
  credentials: { name: {} },
  authorize: (given) => (given.name === 'ada' ? { id: 'ada', name: 'Ada' } : null),
})
const base = {
  secret,
  trustHost: true,
  providers: [people],
  basePath: '/api/auth',
} satisfies NextAuthConfig
const tokens = (
  jwt: NonNullable<NonNullable<NextAuthConfig['callbacks']>['jwt']>,
): NextAuthConfig => ({ ...base, callbacks: { jwt } })
const NOTHING = {
  ...{
    createUser: async (one) => one,
    getUser: async () => null,
    getUserByEmail: async () => null,
    getUserByAccount: async () => null,
  },
  ...{
    updateUser: async (one) => ({ email: '', emailVerified: null, ...one }),
    linkAccount: async () => {},
  },
  ...{
    createSession: async (one) => one,
    getSessionAndUser: async () => null,
    updateSession: async () => null,
    deleteSession: async () => {},
  },
} satisfies Adapter
const session = {
  sessionToken: 'token-of-ada',
  userId: 'ada',
  expires: new Date(Date.now() + 1_000_000_000),
}
const found = { session, user: { id: 'ada', email: 'ada@example.org', emailVerified: null } }
const records = (methods: Adapter): NextAuthConfig => ({
  ...base,
  adapter: { ...NOTHING, ...methods },
})

const token = () => encode({ token: { sub: 'ada', name: 'Ada' }, secret, salt: NAME })
const ask = (config: NextAuthConfig, cookie: string, path = 'session') =>
  truthful(config).handlers.GET(
    new NextRequest(`http://localhost/api/auth/${path}`, {
      headers: { cookie: `${NAME}=${cookie}` },
    }),
  )

async function post(
  config: NextAuthConfig,
  path: string,
  cookie: string,
  fields: Record<string, string> = {},
) {
  const { handlers } = truthful(config)
  const csrf = await handlers.GET(new NextRequest('http://localhost/api/auth/csrf'))
  const { csrfToken } = await csrf.json()
  const held = csrf.headers.getSetCookie().map((line) => line.split(';')[0])
  const headers = {
    cookie: [...held, `${NAME}=${cookie}`].join('; '),
    'content-type': 'application/x-www-form-urlencoded',
  }
  return handlers.POST(
    new NextRequest(`http://localhost/api/auth/${path}`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ csrfToken, ...fields }),
    }),
  )
}

const cleared = (response: Response) =>
  response.headers.getSetCookie().some((line) => line.startsWith(NAME) && /max-age=0/i.test(line))
let logged = vi.spyOn(console, 'error')
beforeEach(() => {
  logged = vi.spyOn(console, 'error').mockImplementation(() => {})
  jar.set.mockReset()
})

async function isOutage(response: Response) {
  expect(response.status).toBe(503)
  expect(await response.json()).toEqual({
    error: { code: 'store_unavailable', message: expect.any(String) },
  })
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.getSetCookie()).toEqual([])
  expect(logged).toHaveBeenCalledTimes(1)
  expect(logged).toHaveBeenCalledWith(
    '[auth] StoreUnavailable: PrismaClientKnownRequestError P1001',
  )
}

describe('an outage is reported, and no cookie changes', () => {
  test('in the jwt callback during a read', async () =>
    isOutage(await ask(tokens(down), await token())))
  test('in the codec', async () =>
    isOutage(await ask({ ...base, jwt: { decode: down } }, await token())))
  test('A-G43 in the session callback, with either strategy', async () => {
    const callbacks = { session: down }
    await isOutage(await ask({ ...base, callbacks }, await token()))
    logged.mockClear()
    await isOutage(
      await ask({ ...records({ getSessionAndUser: async () => found }), callbacks }, 'x'),
    )
  })
  test('A-G43 in the session event', async () =>
    isOutage(await ask({ ...base, events: { session: down } }, await token())))
  test('in a lookup of the adapter', async () =>
    isOutage(await ask(records({ getSessionAndUser: down }), 'x')))
  test('in the jwt callback during a sign-in', async () =>
    isOutage(await post(tokens(down), 'callback/credentials', '', { name: 'ada' })))
  test('during a sign-out by the adapter', async () =>
    isOutage(await post(records({ deleteSession: down }), 'signout', 'x')))
  test('during a sign-out by the event', async () =>
    isOutage(await post({ ...base, events: { signOut: down } }, 'signout', await token())))

  test('by auth() in a page, and by signOut() in an action', async () => {
    jar.header = `${NAME}=${await token()}`
    const { auth, signOut } = truthful({ ...tokens(down), events: { signOut: down } })
    await expect(auth()).rejects.toSatisfy(isStoreUnavailable)
    await expect(signOut({ redirect: false })).rejects.toSatisfy(isStoreUnavailable)
    expect(jar.set).not.toHaveBeenCalled()
  })
})

describe('the answer stays the same', () => {
  test('a refusal ends the session, and is not logged', async () => {
    const response = await ask(tokens(refused), await token())
    expect([response.status, await response.json(), cleared(response)]).toEqual([200, null, true])
    expect(logged).not.toHaveBeenCalled()
  })

  test.each(['junk', 'a.b.c.d.e', ''])('so does a token that is none: %j', async (junk) => {
    const response = await ask({ ...base, jwt: { decode, encode } }, junk)
    expect([response.status, await response.json()]).toEqual([200, null])
    expect(logged).not.toHaveBeenCalled()
  })

  test('wrong credentials', async () => {
    const response = await post(base, 'callback/credentials', '', { name: 'eve' })
    expect(response.headers.get('location')).toContain('error=CredentialsSignin')
    expect(logged).not.toHaveBeenCalled()
  })

  test('a good session, and a sign-out', async () => {
    const config = { ...tokens(({ token: claims }) => claims), events: { signOut: () => {} } }
    expect(await (await ask(config, await token())).json()).toMatchObject({ user: { name: 'Ada' } })
    expect(cleared(await post(config, 'signout', await token()))).toBe(true)
    expect(
      await (await ask(records({ getSessionAndUser: async () => found }), 'x')).json(),
    ).toMatchObject({ user: { email: 'ada@example.org' } })
  })

  test('signing out if the record is already gone (P2025)', async () => {
    const gone = () =>
      Promise.reject(
        Object.assign(new Error('No record was found for a delete.'), { code: 'P2025' }),
      )
    expect(cleared(await post(records({ deleteSession: gone }), 'signout', 'x'))).toBe(true)
  })

  test('errors that Next and NextAuth throw on purpose', () => {
    expect(
      isAnswer(Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;push;/' })),
    ).toBe(true)
    expect(isAnswer(new CredentialsSignin())).toBe(true)
    for (const other of [
      new TypeError('x'),
      'text',
      null,
      Object.assign(new Error('x'), { code: 'ERR_JWKS_TIMEOUT' }),
    ])
      expect(isAnswer(other)).toBe(false)
  })

  test('NextAuth’s codec refuses every bad cookie, so a bad cookie never looks like an outage', async () => {
    const good = await token()
    const at = fc.nat({ max: good.length })
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 50 }),
      fc
        .tuple(at, fc.constantFrom(...'Aa09-_=.+/ %"\u0000\u00fc'))
        .map(([index, by]) => good.slice(0, index) + by + good.slice(index + 1)),
      at.map((length) => good.slice(0, length)),
      fc
        .array(
          fc.object().map((value) => Buffer.from(JSON.stringify(value)).toString('base64url')),
          { maxLength: 6 },
        )
        .map((parts) => parts.join('.')),
    )
    const holds = fc.asyncProperty(text, async (given) => {
      const error = await decode({ token: given, secret, salt: NAME }).then(
        () => null,
        (thrown: unknown) => thrown,
      )
      if (error !== null) expect(isAnswer(error), String(error)).toBe(true)
    })
    await fc.assert(holds, { numRuns: 500 })
  })
})

test('the log never contains a token, SQL or a stack', async () => {
  const config = { ...base, callbacks: { signIn: down } }
  await post(config, 'callback/credentials', '', { name: 'ada' })
  expect(logged.mock.calls.flat().join('\n')).not.toMatch(/token-of-ada|SELECT|\n\s+at /)
})
