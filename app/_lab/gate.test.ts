import { expect, test } from 'vitest'
import { gateHeaders, isGuarded } from './gate'

test('the secret of the host’s gate is sent if there is one', () => {
  expect(gateHeaders('secret')).toEqual({ 'x-vercel-protection-bypass': 'secret' })
  for (const none of [null, undefined, '']) expect(gateHeaders(none)).toEqual({})
})

test.each([
  [401, 'text/html; charset=utf-8', true],
  [401, null, true],
  [401, 'application/json', false],
  [401, 'application/json; charset=utf-8', false],
  [200, 'text/html', false],
  [403, 'text/html', false],
])('%i with %s: the gate answered instead of the site: %s', (status, type, guarded) => {
  expect(
    isGuarded({ status, headers: new Headers(type === null ? {} : { 'content-type': type }) }),
  ).toBe(guarded)
})
