import type { NextAuthConfig } from 'next-auth'
import type { JWT } from 'next-auth/jwt'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Denylist, type DenylistOptions, denylist, type IssuedSession } from './denylist'

const START = Date.UTC(2026, 11, 1)
const DAY_MS = 24 * 60 * 60 * 1000
const MONTH_MS = 30 * DAY_MS
const LATER_MS = 2 * 60 * 60 * 1000 + 75_000

let now = START
let denied: Set<string>
let noted: IssuedSession[]
beforeEach(() => {
  now = START
  denied = new Set()
  noted = []
})
const store: Denylist = {
  has: async ({ sid }) => denied.has(sid),
  add: async ({ sid }) => void denied.add(sid),
  note: async (session) => void noted.push(session),
}
const made = (options: DenylistOptions = {}, config: NextAuthConfig = { providers: [] }) =>
  denylist(config, store, { now: () => new Date(now), ...options })
const call = async (token: JWT, trigger?: 'signIn' | 'signUp', options?: DenylistOptions) =>
  (await made(options).callbacks?.jwt?.({
    token,
    user: { id: 'ada' },
    account: null,
    ...(trigger && { trigger }),
  })) ?? {}
const signOut = (token: JWT, options?: DenylistOptions) =>
  made(options).events?.signOut?.({ token })
const REVOKED = { name: 'Refused', code: 'revoked' }

// NextAuth says 'signUp' at a person's first sign-in by link, OAuth or passkey.
test.each(['signIn', 'signUp'] as const)(
  'at %s a session gets an id and a row',
  async (trigger) => {
    const { sid } = await call({ sub: 'ada' }, trigger)
    expect(sid).toEqual(expect.any(String))
    expect(noted).toEqual([
      { sid, userId: 'ada', until: new Date(START + MONTH_MS + DAY_MS + LATER_MS) },
    ])
  },
)

test('a session in use is recorded once a day, before its row could be purged', async () => {
  const token = await call({ sub: 'ada' }, 'signIn')
  now += DAY_MS - 1
  await call(token)
  expect(noted).toHaveLength(1)
  now += 1
  const again = await call(token)
  await call(again)
  expect(noted).toHaveLength(2)
})

test('signing out ends the session, with every copy and re-issued token', async () => {
  const token = await call({ sub: 'ada' }, 'signIn')
  await signOut({ ...token, jti: 'a re-issue' })
  await expect(call(token)).rejects.toMatchObject(REVOKED)
})

test('if the list cannot be read, no session is accepted', async () => {
  const stock: NextAuthConfig = { providers: [] }
  const silent = denylist(stock, { ...store, has: () => Promise.reject(new Error('down')) })
  await expect(
    silent.callbacks?.jwt?.({ token: { sid: 's' }, user: { id: 'ada' }, account: null }),
  ).rejects.toThrow('down')
})

describe('tokens from before the remedy', () => {
  const older = { sub: 'ada', jti: 'token-1', iat: START / 1000 - 60 }
  const acceptOlder = new Date(START)

  test('are refused, unless the options accept them', async () => {
    await expect(call(older)).rejects.toMatchObject(REVOKED)
    expect(await call(older, undefined, { acceptOlder })).toMatchObject({
      sub: 'ada',
      sid: 'token-1',
    })
    await expect(
      call({ ...older, iat: START / 1000 }, undefined, { acceptOlder }),
    ).rejects.toMatchObject(REVOKED)
  })

  test('are identified by their jti: the old token and its re-issues end together', async () => {
    const { sid } = await call(older, undefined, { acceptOlder })
    expect(noted).toMatchObject([{ sid, userId: 'ada' }])
    await signOut(older, { acceptOlder })
    await expect(call(older, undefined, { acceptOlder })).rejects.toMatchObject(REVOKED)
    await expect(
      call({ sub: 'ada', sid: String(sid) }, undefined, { acceptOlder }),
    ).rejects.toMatchObject(REVOKED)
  })
})

test('works with JWT sessions only, whatever else the adapter stores', () => {
  expect(() => made({}, { providers: [], adapter: {} })).toThrow("session: { strategy: 'jwt' }")
  expect(() => made({}, { providers: [], adapter: {}, session: { strategy: 'jwt' } })).not.toThrow()
})
