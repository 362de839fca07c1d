import { expect, test } from 'vitest'
import { issue } from './issue'

const issued = (trigger?: 'signIn' | 'signUp' | 'update') =>
  issue({ token: { sub: 'ada' }, user: { id: 'ada' }, account: null, ...(trigger && { trigger }) })

// NextAuth says 'signUp' at a person's first sign-in by link, OAuth or passkey.
test.each(['signIn', 'signUp'] as const)('a session gets its id at %s', (trigger) => {
  expect(issued(trigger)).toMatchObject({
    sub: 'ada',
    role: 'member',
    sid: expect.any(String),
    auth_time: expect.any(Number),
  })
})

test('and later calls keep it', () => {
  expect([issued(), issued('update')]).toEqual([{ sub: 'ada' }, { sub: 'ada' }])
})
