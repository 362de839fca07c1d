import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { SESSION_UPDATE_AGE_S } from '@/_config/lifetimes'
import { signIn } from '@/_lab/sign-in.fixture'
import { createVisitor } from '@/_people/new-visitor'
import { withSimulatedStore } from '@/_store/conditions/seam'
import type { Design } from './design'
import { allDesigns } from './registry'

const SECOND_MS = 1000
const join = async () => (await createVisitor(new Date())).person.id

beforeAll(() => {
  vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] })
})
afterAll(() => vi.useRealTimers())

/**
 * Lets time pass. After a month, the clock is not set back: the store would wait a month for its
 * next timer, and no timer of Node can wait that long.
 */
const pass = (ms: number) => vi.setSystemTime(Date.now() + ms)

/** Runs work with the clock of this process set ahead. */
async function later<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const before = Date.now()
  pass(ms)
  try {
    return await work()
  } finally {
    vi.setSystemTime(before)
  }
}

/** The state of a token that came after the sign-out, after the lag of the design. */
const fateOf = (design: Design, token: string) =>
  later(design.guarantees.signOutLagMs ?? 0, async () => (await design.read(token)).state)

const expected = ({ guarantees }: Design) =>
  guarantees.signOutLagMs === null ? 'accepted' : 'refused'

/**
 * Runs work and stops it at its store call number `at`, counted from 0, until `meanwhile` is done.
 */
async function interrupted<T>(at: number, work: () => Promise<T>, meanwhile: () => Promise<void>) {
  let calls = 0
  let stopped = false
  const value = await withSimulatedStore(
    {
      outage: false,
      async beforeAsking() {
        calls += 1
        if (calls !== at + 1) return
        stopped = true
        await meanwhile()
      },
    },
    work,
  )
  return { value, stopped }
}

/** The time of a renewal: late enough to write a record, and before the session expires. */
const renewalMs = ({ guarantees: { lifetimeS } }: Design) =>
  Math.min(SESSION_UPDATE_AGE_S + 60, lifetimeS / 2) * SECOND_MS

describe.each(allDesigns().map((design) => ({ id: design.id, design })))('$id', ({ design }) => {
  test('A-C50 a session answer from before the sign-out arrives after it', async () => {
    const device = await signIn(design, await join())
    const late = await device.answer()
    await device.signOut()
    expect(device.tokenNow()).toBe('')
    device.jar.take(late.headers)
    expect(await fateOf(design, device.tokenNow())).toBe(expected(design))
  })

  test('A-C51 a sign-out overtakes a session answer at any of its store calls', async () => {
    for (let call = 0; ; call += 1) {
      const device = await signIn(design, await join())
      const { value: late, stopped } = await later(renewalMs(design), () =>
        interrupted(call, device.answer, async () => void (await device.signOut())),
      )
      if (!stopped) {
        expect(await late.json()).toHaveProperty('user')
        break
      }
      device.jar.take(late.headers)
      const token = device.tokenNow()
      if (token === '') continue
      const fate = await later(renewalMs(design), () => fateOf(design, token))
      expect(fate, `call ${call}`).toBe(expected(design))
    }
  })

  test('A-C52 the token has expired at the sign-out, and the late answer has a new one', async () => {
    const { lifetimeS, toleranceMs } = design.guarantees
    const device = await signIn(design, await join())
    pass((lifetimeS - 2) * SECOND_MS)
    const late = await device.answer()
    pass(4 * SECOND_MS + toleranceMs)
    await device.signOut()
    device.jar.take(late.headers)
    expect(await fateOf(design, device.tokenNow())).toBe(expected(design))
  })
})

describe.each(
  allDesigns().flatMap(({ id, refresh, ...rest }) => (refresh ? [{ id, refresh, ...rest }] : [])),
)('$id', ({ refresh, ...design }) => {
  test('A-C53 a refresh token that arrives after the sign-out gets no other one', async () => {
    const device = await signIn({ ...design, refresh }, await join())
    const renew = (refreshToken: string) =>
      refresh({ refreshToken, cookies: device.jar.header(), now: new Date() })
    const late = await renew(device.jar.get(design.cookies.refreshToken) ?? '')
    if (late.state !== 'refreshed') throw new Error('Not refreshed.')
    await device.signOut()
    device.jar.take(new Headers(late.setCookies.map((line) => ['set-cookie', line])))
    expect(await renew(late.refreshToken)).toEqual({
      state: 'refused',
      code: 'revoked',
      ended: null,
    })
  })
})
