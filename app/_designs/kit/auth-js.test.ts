import { NextRequest } from 'next/server'
import NextAuth, { type NextAuthConfig } from 'next-auth'
import type { Adapter } from 'next-auth/adapters'
import { encode } from 'next-auth/jwt'
import Credentials from 'next-auth/providers/credentials'
import { describe, expect, test } from 'vitest'
import { cookieNames } from '@/_config/cookies'

/**
 * The behaviour of Auth.js alone, which is the reason for some code of this folder. A new version
 * may remove a reason.
 */
const secret = 'a secret of thirty-two characters!'
const quiet = { error() {}, warn() {}, debug() {} }
const ada = { id: '1', name: 'Ada', email: 'ada@example.org' }
const provider = Credentials({ credentials: {}, authorize: () => ada })

const plain = (cookieName: string, more: Partial<NextAuthConfig> = {}): NextAuthConfig => ({
  secret,
  basePath: '/api/auth',
  trustHost: true,
  providers: [provider],
  logger: quiet,
  cookies: { sessionToken: { name: cookieName } },
  ...more,
})
const askSession = (config: NextAuthConfig, cookie: string) =>
  NextAuth(config).handlers.GET(
    new NextRequest('http://localhost/api/auth/session', { headers: { cookie } }),
  )
const token = (salt: string) => encode({ secret, salt, token: { sub: '1', name: 'Ada' } })

describe('a cookie name that is a prefix of another (trap 1)', () => {
  test('a cookie whose name begins with the session cookie’s name breaks the session; both are deleted', async () => {
    const cookie = `x.session-token=${await token('x.session-token')}; x.session-token-b=${await token('x.session-token-b')}`
    const response = await askSession(plain('x.session-token'), cookie)
    expect(await response.json()).toBeNull()
    const deleted = response.headers.getSetCookie().filter((line) => /max-age=0/i.test(line))
    expect(deleted.map((line) => line.split('=')[0])).toEqual(
      expect.arrayContaining(['x.session-token', 'x.session-token-b']),
    )
  })

  test('the cookie names of this site do not', async () => {
    const [one, other] = [
      cookieNames('x', false).sessionToken,
      cookieNames('x-b', false).sessionToken,
    ]
    const cookie = `${one}=${await token(one)}; ${other}=${await token(other)}`
    expect(await (await askSession(plain(one), cookie)).json()).toMatchObject({
      user: { name: 'Ada' },
    })
    expect(await (await askSession(plain(other), cookie)).json()).toMatchObject({
      user: { name: 'Ada' },
    })
  })
})

describe('credentials with database sessions (trap 4)', () => {
  const adapter: Adapter = {
    createUser: async (user) => user,
    getUser: async () => null,
    getUserByEmail: async () => null,
    getUserByAccount: async () => null,
    updateUser: async (user) => ({ ...ada, emailVerified: null, ...user }),
    linkAccount: async () => null,
    createSession: async (session) => session,
    getSessionAndUser: async () => null,
    updateSession: async () => null,
    deleteSession: async () => null,
  }
  const errors: string[] = []
  const logger = { ...quiet, error: (error: Error) => void errors.push(error.name) }
  const configured = async (session?: NextAuthConfig['session']) => {
    errors.length = 0
    const config = plain('x.session-token', { adapter, logger, ...(session && { session }) })
    return (await askSession(config, '')).status
  }

  test('Auth.js refuses credentials if the strategy is named', async () => {
    expect(await configured({ strategy: 'database' })).toBe(500)
    expect(errors).toEqual(['UnsupportedStrategy'])
  })

  test('and accepts them if the strategy is left out', async () => {
    expect(await configured()).toBe(200)
    expect(errors).toEqual([])
  })
})
