import { readFileSync } from 'node:fs'
import { NextRequest } from 'next/server'
import NextAuth, { type NextAuthConfig } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { CookieJar } from '../../client/cookie-jar'
import { memoryFamilies } from './memory-families.fixture'
import { refreshing } from './refresh'

const browser = vi.hoisted(() => ({
  header: (): string => '',
  set: (_name: string, _value: string, _options: { maxAge: number; path: string }) => {},
}))
vi.mock('next/headers', () => ({
  headers: async () =>
    new Headers({ host: 'localhost', 'x-forwarded-proto': 'http', cookie: browser.header() }),
  cookies: async () => ({
    set: (...given: Parameters<typeof browser.set>) => browser.set(...given),
  }),
}))

const [SESSION, REFRESH] = ['authjs.session-token', 'authjs.refresh-token']
const people = Credentials({
  credentials: { name: {} },
  authorize: ({ name }) => ({ id: String(name), name: String(name) }),
})
/**
 * The config of another app: it names neither cookie nor secret, and its adapter stores users only.
 */
const yours: NextAuthConfig = {
  providers: [people],
  adapter: {},
  session: { strategy: 'jwt' },
  basePath: '/api/auth',
  trustHost: true,
  logger: { error() {} },
}

let jar: CookieJar
let store: ReturnType<typeof memoryFamilies>
let app: ReturnType<typeof mounted>
function mounted() {
  const { config, wrap, route } = refreshing(yours, {
    families: store.families,
    accessTokenLifetimeS: 60,
    absoluteLifetimeS: 3_600,
    reuseIntervalMs: 10_000,
  })
  return { ...wrap(NextAuth(config)), route, config }
}
beforeEach(() => {
  vi.stubEnv('AUTH_SECRET', 'a secret of thirty-two characters!')
  vi.spyOn(console, 'error').mockImplementation(() => {})
  ;[jar, store] = [new CookieJar(), memoryFamilies()]
  app = mounted()
  browser.header = () => jar.header()
  browser.set = (name, value, { maxAge, path }) =>
    hold(`${name}=${value}; Max-Age=${maxAge}; Path=${path}`)
  return () => vi.useRealTimers()
})
const hold = (line: string) => jar.take(new Headers({ 'set-cookie': line }))
const later = (ms: number) => vi.useFakeTimers({ now: Date.now() + ms, toFake: ['Date'] })

async function send(
  handler: (request: NextRequest) => Promise<Response>,
  path: string,
  body?: URLSearchParams,
  more: Record<string, string> = {},
) {
  const init = body ? { method: 'POST', body } : {}
  const response = await handler(
    new NextRequest(`http://localhost${path}`, {
      ...init,
      headers: { cookie: jar.header(), ...more },
    }),
  )
  jar.take(response.headers)
  return response
}
async function post(path: string, fields: Record<string, string> = {}) {
  const { csrfToken } = await (await send(app.handlers.GET, '/api/auth/csrf')).json()
  return send(
    app.handlers.POST,
    `/api/auth/${path}`,
    new URLSearchParams({ csrfToken, ...fields }),
    { 'content-type': 'application/x-www-form-urlencoded' },
  )
}
const signIn = () => post('callback/credentials', { name: 'ada' })
const renew = (more?: Record<string, string>) =>
  send(app.route, '/api/refresh', new URLSearchParams(), more)
const session = async () => (await send(app.handlers.GET, '/api/auth/session')).json()

test('signs in, renews an expired token and signs out, with NextAuth’s default names and AUTH_SECRET', async () => {
  await signIn()
  expect([jar.get(SESSION) !== null, jar.get(REFRESH) !== null]).toEqual([true, true])
  later(120_000)
  expect(await session()).toBeNull()
  // Otherwise the server could not tell that it can be renewed.
  expect(jar.get(SESSION)).not.toBeNull()
  expect((await renew()).status).toBe(200)
  expect(await session()).toMatchObject({ user: { name: 'Ada' } })
  later(120_000)
  await post('signout')
  expect([jar.get(SESSION), jar.get(REFRESH), store.live()]).toEqual([null, null, []])
  expect((await renew()).status).toBe(401)
})

test('a first sign-in by link, OAuth or passkey (signUp) also starts a family', async () => {
  const token = await app.config.callbacks?.jwt?.({
    token: { sub: 'ada' },
    user: { id: 'ada' },
    account: null,
    trigger: 'signUp',
  })
  expect(store.live()).toEqual([token?.sid])
})

describe('server actions, which call no handler', () => {
  test('signIn() sets the refresh cookie, and ends the family that this browser had before', async () => {
    for (let times = 0; times < 2; times++)
      await app.signIn('credentials', { name: 'ada', redirect: false })
    expect(store.live()).toHaveLength(1)
    expect((await renew()).status).toBe(200)
  })

  test('signOut() ends the family, even if the access token has expired', async () => {
    await app.signIn('credentials', { name: 'ada', redirect: false })
    const refreshToken = jar.get(REFRESH)
    later(120_000)
    await app.signOut({ redirect: false })
    expect([store.live(), jar.get(REFRESH)]).toEqual([[], null])
    hold(`${REFRESH}=${refreshToken}; Path=/`)
    expect((await renew()).status).toBe(401)
  })
})

describe('the route', () => {
  test('accepts a refresh token only from a page of this site', async () => {
    expect((await renew()).status).toBe(401)
    await signIn()
    expect((await renew({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await renew({ 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })

  test('answers 503 in an outage, clears no cookie and logs no token', async () => {
    await signIn()
    const held = jar.header()
    store.state.down = true
    expect((await renew()).status).toBe(503)
    expect((await post('signout')).status).toBe(503)
    await expect(app.signOut({ redirect: false })).rejects.toMatchObject({
      name: 'StoreUnavailable',
    })
    expect(jar.header()).toContain(held)
    expect(vi.mocked(console.error).mock.calls.flat().join()).not.toContain('a-token')
    store.state.down = false
    expect((await renew()).status).toBe(200)
  })

  test('A-G62: the clock of the store decides about reuse, for any clock of the server', async () => {
    const start = Date.now()
    let passedMs = 0
    store.state.now = async () => new Date(start + passedMs)
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    for (const skewMs of [-300_000, 300_000]) {
      await signIn()
      const copied = jar.get(REFRESH)
      expect((await renew()).status).toBe(200)
      vi.useFakeTimers({ now: Date.now() + skewMs, toFake: ['Date'] })
      hold(`${REFRESH}=${copied}; Path=/`)
      passedMs += 10_000
      expect((await renew()).status).toBe(200) // within the interval, the parent gets the same child
      hold(`${REFRESH}=${copied}; Path=/`)
      passedMs += 1
      expect((await renew()).status).toBe(401)
      vi.useRealTimers()
    }
  })

  test('a reused copy ends the family for both holders', async () => {
    await signIn()
    const copied = jar.get(REFRESH)
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    for (let times = 0; times < 2; times++) expect((await renew()).status).toBe(200)
    const mine = jar.get(REFRESH)
    hold(`${REFRESH}=${copied}; Path=/`)
    expect((await renew()).status).toBe(401)
    hold(`${REFRESH}=${mine}; Path=/`)
    expect((await renew()).status).toBe(401)
  })
})

test('works with JWT sessions only', () => {
  expect(() =>
    refreshing(
      { providers: [], adapter: {} },
      {
        families: store.families,
        accessTokenLifetimeS: 60,
        absoluteLifetimeS: 60,
        reuseIntervalMs: 0,
      },
    ),
  ).toThrow(TypeError)
})

test('the two copied folders contain the same as-nextauth.ts', () => {
  const [ours, other] = ['refresh', 'direct'].map((folder) =>
    readFileSync(`app/_designs/remedies/${folder}/as-nextauth.ts`, 'utf8'),
  )
  expect(ours).toBe(other)
})
