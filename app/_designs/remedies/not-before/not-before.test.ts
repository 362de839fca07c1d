import fc from 'fast-check'
import type { NextAuthConfig } from 'next-auth'
import type { JWT } from 'next-auth/jwt'
import { describe, expect, test } from 'vitest'
import { type NotBeforeRecord, notBefore } from './not-before'

/** One person, and a clock that the test sets. */
function person() {
  let now = 1_000
  let record: NotBeforeRecord | null = null
  const stock: NextAuthConfig = { providers: [] }
  const { callbacks } = notBefore(stock, { find: async () => record, now: async () => now })
  const call = async (token: JWT, trigger?: 'signIn'): Promise<JWT | null> =>
    (await callbacks?.jwt?.({ token, user: { id: 'ada' }, ...(trigger && { trigger }) })) ?? null
  return {
    pass: (ms: number) => {
      now += ms
    },
    revoke: (spares: string | null = null) => {
      record = { at: Math.max(now + 1, (record?.at ?? 0) + 1), spares }
    },
    signIn: async (sid: string): Promise<JWT> => (await call({ sub: 'ada', sid }, 'signIn')) ?? {},
    accepts: (token: JWT) =>
      call(token).then(
        () => true,
        () => false,
      ),
  }
}

describe('not-before', () => {
  test('ends sign-ins of the same millisecond and accepts the sign-ins after it', async () => {
    const ada = person()
    const before = await ada.signIn('before')
    ada.revoke()
    const after = await ada.signIn('after')
    expect([await ada.accepts(before), await ada.accepts(after)]).toEqual([false, true])
  })

  test('a token without a sign-in time counts as older than any revocation', async () => {
    const ada = person()
    expect(await ada.accepts({ sub: 'ada', sid: 'x' })).toBe(true)
    ada.revoke()
    expect(await ada.accepts({ sub: 'ada', sid: 'x' })).toBe(false)
  })

  test('for any order of sign-ins and revocations, only later sign-ins and the spared session stay', async () => {
    const step = fc.oneof(
      fc.constant({ kind: 'sign in' } as const),
      fc.constant({ kind: 'revoke' } as const),
      fc.nat().map((spared) => ({ kind: 'spare', spared }) as const),
      fc.nat({ max: 3 }).map((ms) => ({ kind: 'pass', ms }) as const),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const ada = person()
        let live: JWT[] = []
        let dead: JWT[] = []
        for (const [index, taken] of steps.entries()) {
          if (taken.kind === 'pass') ada.pass(taken.ms)
          else if (taken.kind === 'sign in') live.push(await ada.signIn(`s${index}`))
          else {
            const spared =
              taken.kind === 'spare' ? live[taken.spared % Math.max(1, live.length)] : undefined
            ada.revoke(spared?.sid ?? null)
            dead = [...dead, ...live.filter((token) => token !== spared)]
            live = spared ? [spared] : []
          }
          for (const token of live) expect(await ada.accepts(token)).toBe(true)
          for (const token of dead) expect(await ada.accepts(token)).toBe(false)
        }
      }),
      { numRuns: 150 },
    )
  })
})

// NextAuth says 'signUp' at a person's first sign-in by link, OAuth or passkey.
test.each(['signIn', 'signUp'] as const)('the token contains the time of %s', async (trigger) => {
  const stock: NextAuthConfig = { providers: [] }
  const { callbacks } = notBefore(stock, { find: async () => null, now: async () => 1_500 })
  expect(
    await callbacks?.jwt?.({ token: { sub: 'ada' }, user: { id: 'ada' }, account: null, trigger }),
  ).toMatchObject({ auth_time: 1.5 })
})

test('works with JWT sessions only, whatever else the adapter stores', () => {
  const store = { find: async () => null, now: async () => 0 }
  expect(() => notBefore({ providers: [], adapter: {} }, store)).toThrow(
    "session: { strategy: 'jwt' }",
  )
  expect(() =>
    notBefore({ providers: [], adapter: {}, session: { strategy: 'jwt' } }, store),
  ).not.toThrow()
})
