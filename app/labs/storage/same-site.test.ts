import { expect, test } from 'vitest'
import { keepingOf, travels } from './same-site'

test('the attributes of a cookie are read in any spelling', () => {
  expect(keepingOf('a=b; Path=/; HttpOnly; SameSite=Lax')).toEqual({
    httpOnly: true,
    secure: false,
    path: '/',
    sameSite: 'lax',
  })
  expect(keepingOf('a=HttpOnly;samesite=NONE;secure')).toEqual({
    httpOnly: false,
    secure: true,
    path: null,
    sameSite: 'none',
  })
  expect(keepingOf('a=b; SameSite=whatever').sameSite).toBeNull()
})

const FORM = { crossSite: true, topLevel: true, method: 'POST' }
test.each([
  ['SameSite=Strict', FORM, false],
  ['SameSite=Lax', FORM, false],
  ['SameSite=Lax', { ...FORM, method: 'GET' }, true],
  ['SameSite=Strict', { ...FORM, method: 'GET' }, false],
  ['SameSite=Lax', { ...FORM, method: 'GET', topLevel: false }, false],
  ['SameSite=None; Secure', FORM, true],
  ['SameSite=None', FORM, false],
  ['HttpOnly', FORM, false],
  ['SameSite=Strict', { ...FORM, crossSite: false }, true],
] as const)('a cookie with %s on %j', (attributes, asking, expected) => {
  expect(travels(keepingOf(`a=b; ${attributes}`), asking)).toBe(expected)
})
