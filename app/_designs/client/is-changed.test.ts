import { expect, test } from 'vitest'
import { isChanged, NOT_KNOWN, whoOf } from './is-changed'

const ada = { id: '1', name: 'Ada', email: 'ada@x.example', role: 'member' } as const
const accepted = (change: Partial<{ id: string; role: 'admin' }> = {}) => ({
  ok: true as const,
  value: { user: { ...ada, ...change } },
})
const refused = (code: string) => ({ ok: false as const, problem: { code, message: '' } })
const shown = (who: string | null) => ({ design: 'jwt', who })

test.each([
  ['a sign-in elsewhere', null, accepted(), true],
  ['nobody, still', null, refused('no_token'), false],
  ['the same person', whoOf(ada), accepted(), false],
  ['another person', whoOf(ada), accepted({ id: '2' }), true],
  ['another role', whoOf(ada), accepted({ role: 'admin' }), true],
  ['a sign-out elsewhere', whoOf(ada), refused('no_token'), true],
  ['a revocation elsewhere', whoOf(ada), refused('revoked'), true],
  ['the end of the token', whoOf(ada), refused('expired'), true],
  ['the end of an outage', NOT_KNOWN, accepted(), true],
  ['a refusal after an outage', NOT_KNOWN, refused('revoked'), true],
])('A-E64 a page is read again, or not, after %s', (_, who, now, changed) => {
  expect(isChanged(shown(who), now)).toBe(changed)
})

test.each(['unreachable', 'unexpected', 'store_unavailable'])(
  'A-E64 an outage (%s) is no sign-out, and no sign-in',
  (code) => {
    for (const who of [whoOf(ada), null, NOT_KNOWN])
      expect(isChanged(shown(who), refused(code))).toBe(false)
  },
)
