import type { NextAuthConfig } from 'next-auth'
import type { Adapter, AdapterSession } from 'next-auth/adapters'
import type { JWT } from 'next-auth/jwt'
import { describe, expect, test } from 'vitest'
import { type AbsoluteOptions, absolute } from './absolute'

const START = Date.UTC(2026, 0, 1)
const LIFETIMES = { absoluteS: 100, idleS: 30 }
const lifetimesOf = async (userId: string) =>
  userId === 'ada' ? LIFETIMES : { absoluteS: 1, idleS: 1 }

/** A clock that the test sets, in seconds since the start. */
function clock() {
  let seconds = 0
  return {
    pass: (s: number) => {
      seconds += s
    },
    now: () => new Date(START + seconds * 1000),
    sinceStart: (date: Date) => (date.getTime() - START) / 1000,
  }
}

describe('records', () => {
  function stored() {
    const time = clock()
    let session: AdapterSession | null = null
    const adapter: Adapter = {
      createSession: (given) => {
        session = given
        return given
      },
      getSessionAndUser: async () =>
        session && { session, user: { id: 'ada', email: 'ada@example.org', emailVerified: null } },
      updateSession: async (change) => {
        if (session) session = { ...session, ...change }
        return session
      },
    }
    const { adapter: bounded } = absolute(
      { providers: [], adapter },
      { ...LIFETIMES, lifetimesOf, now: time.now },
    )
    const renew = () =>
      bounded?.updateSession?.({ sessionToken: 't', expires: new Date(START + 10 ** 9) })
    const end = () => (session ? time.sinceStart(session.expires) : null)
    return {
      ...time,
      begin: () =>
        bounded?.createSession?.({ sessionToken: 't', userId: 'ada', expires: new Date(0) }),
      renew,
      end,
    }
  }

  test('use extends the expiry by the idle time, never past the absolute end', async () => {
    const { begin, renew, end, pass } = stored()
    await begin()
    expect(end()).toBe(30)
    const ends: (number | null)[] = []
    for (let renewals = 0; renewals < 5; renewals++) {
      pass(20)
      await renew()
      ends.push(end())
    }
    expect(ends).toEqual([50, 70, 90, 100, 100])
  })

  test('a record from before the remedy is not extended', async () => {
    const time = clock()
    const old: AdapterSession = {
      sessionToken: 't',
      userId: 'ada',
      expires: new Date(START + 7_000),
    }
    const changes: unknown[] = []
    const adapter: Adapter = {
      getSessionAndUser: async () => ({
        session: old,
        user: { id: 'ada', email: 'ada@example.org', emailVerified: null },
      }),
      updateSession: async (change) => {
        changes.push(change.expires)
        return old
      },
    }
    const bounded = absolute(
      { providers: [], adapter },
      { ...LIFETIMES, lifetimesOf, now: time.now },
    )
    await bounded.adapter?.updateSession?.({
      sessionToken: 't',
      expires: new Date(START + 10 ** 9),
    })
    expect(changes.map((date) => (date instanceof Date ? date.getTime() : null))).toEqual([
      Math.min(START, old.expires.getTime()),
    ])
  })
})

describe('claims', () => {
  function issued(
    more: Pick<AbsoluteOptions, 'acceptOlder'> & Pick<NextAuthConfig, 'adapter' | 'session'> = {},
  ) {
    const { acceptOlder, ...given } = more
    const time = clock()
    const lives: number[] = []
    const stock: NextAuthConfig = {
      providers: [],
      ...given,
      jwt: {
        encode: ({ maxAge = 0 }) => {
          lives.push(maxAge)
          return 'token'
        },
      },
    }
    const config = absolute(stock, {
      ...LIFETIMES,
      lifetimesOf,
      now: time.now,
      ...(acceptOlder && { acceptOlder }),
    })
    const call = async (token: JWT, trigger?: 'signIn' | 'signUp') =>
      (await config.callbacks?.jwt?.({
        token,
        user: { id: 'ada' },
        ...(trigger && { trigger }),
      })) ?? null
    const encode = (token: JWT) =>
      config.jwt?.encode?.({ token, secret: '', salt: '', maxAge: 10 ** 6 })
    return { ...time, call, encode, lives }
  }

  test('each token lives for the idle time; the last one stops at the absolute end', async () => {
    const { call, encode, lives, pass } = issued()
    const token = (await call({ sub: 'ada' }, 'signIn')) ?? {}
    await encode(token)
    for (let renewals = 0; renewals < 4; renewals++) {
      pass(20)
      await encode((await call(token)) ?? {})
    }
    expect(lives).toEqual([30, 30, 30, 30, 20])
    pass(19)
    await expect(call(token)).resolves.toMatchObject({ sub: 'ada' })
    pass(1)
    await expect(call(token)).rejects.toThrow('expired')
  })

  test('a token without an absolute end is refused', async () => {
    await expect(issued().call({ sub: 'ada' })).rejects.toThrow('expired')
  })

  // NextAuth says 'signUp' at a person's first sign-in by link, OAuth or passkey.
  test.each(['signIn', 'signUp'] as const)('the absolute end is set at %s', async (trigger) => {
    expect(await issued().call({ sub: 'ada' }, trigger)).toMatchObject({
      session_exp: START / 1000 + 100,
      idle_s: 30,
    })
  })

  test('an adapter that stores only users changes nothing', async () => {
    const { call, pass } = issued({ adapter: {}, session: { strategy: 'jwt' } })
    const token = (await call({ sub: 'ada' }, 'signIn')) ?? {}
    pass(100)
    await expect(call(token)).rejects.toThrow('expired')
  })

  test('an accepted older token ends a fixed time after the change-over, and renewal does not extend it', async () => {
    const { call, pass } = issued({ acceptOlder: new Date(START) })
    const older = { sub: 'ada', iat: START / 1000 - 1 }
    pass(50)
    const renewed = (await call(older)) ?? {}
    expect(renewed).toMatchObject({ session_exp: START / 1000 + 100, idle_s: 30 })
    await expect(call({ ...older, iat: START / 1000 })).rejects.toThrow('expired')
    pass(50)
    for (const token of [older, renewed]) await expect(call(token)).rejects.toThrow('expired')
  })
})
