import { describe, expect, test } from 'vitest'
import { CLOCK_TOLERANCE_S } from '@/_config/lifetimes'
import { signIn } from '@/_lab/sign-in.fixture'
import { withTemporaryPerson } from '@/_people/temporary'
import { allDesigns } from '../registry'
import { boundedTimes } from './bounded-times'

const LIFETIME_S = 60
const nowS = () => Math.floor(Date.now() / 1000)

/** Whether a token with these times is refused, and with which code. */
async function refusalOf(times: Record<string, unknown>): Promise<string | null> {
  const { jwt } = boundedTimes(
    {
      basePath: '/',
      secret: '',
      cookies: {},
      callbacks: {},
      session: {},
      providers: [],
      jwt: { decode: async () => times },
    },
    LIFETIME_S,
  )
  try {
    await jwt.decode?.({ token: 'x', secret: '', salt: '' })
    return null
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'no code'
  }
}

describe('A-C44 by the right key, a token is', () => {
  test.each([
    ['just now, for as long as any', { iat: nowS(), exp: nowS() + LIFETIME_S }],
    ['by a clock that is ahead', { iat: nowS() + 5, exp: nowS() + 5 + LIFETIME_S }],
    ['long ago, and renewed', { iat: nowS() - 9_999, exp: nowS() + 1 - 9_999 }],
  ])('accepted if it was issued %s', async (_, times) => {
    expect(await refusalOf(times)).toBeNull()
  })

  test.each([
    ['in the future', { iat: nowS() + CLOCK_TOLERANCE_S + 30, exp: nowS() + LIFETIME_S + 90 }],
    ['for longer than any token', { iat: nowS(), exp: nowS() + LIFETIME_S + 2 }],
    ['for ever', { iat: nowS(), exp: 8_640_000_000_000 }],
    ['at no time', { exp: nowS() + LIFETIME_S }],
    ['without an end', { iat: nowS() }],
  ])('refused if it was issued %s', async (_, times) => {
    expect(await refusalOf(times)).toBe('malformed')
  })
})

test('every design accepts the tokens that it issues itself', async () => {
  for (const design of allDesigns())
    await withTemporaryPerson(async ({ id }) => {
      const { token } = await signIn(design, id)
      expect(await design.read(token), design.id).toMatchObject({ state: 'accepted' })
    })
})
