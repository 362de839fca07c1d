import { expect, test } from 'vitest'
import { AuthRequest } from './auth-request'
import { joinChunks } from './token'

const names = { sessionToken: 'jwt.session-token', callbackUrl: 'jwt.callback-url' }
const cookiesFor = (cookie: string) =>
  new AuthRequest(
    new URL('http://127.0.0.1:3000/api/auth/jwt/session'),
    new Request('http://localhost/', { headers: { cookie } }),
    names,
  ).headers.get('cookie') ?? ''

test.each([
  ['a cookie with a longer name', 'jwt.session-token=a; jwt.session-token-x=1', 'a'],
  ['a longer name that comes first', 'jwt.session-tokens=1; jwt.session-token=a', 'a'],
  ['a name with a suffix that is no number', 'jwt.session-token=a; jwt.session-token.x=1', 'a'],
  [
    'a chunk with a number that Auth.js never writes',
    'jwt.session-token=a; jwt.session-token.01=b',
    'a',
  ],
  ['a second cookie of the same name', 'jwt.session-token=a; jwt.session-token=b', 'a'],
  ['chunks in the wrong order', 'jwt.session-token.1=b; jwt.session-token.0=a', 'ab'],
  ['a longer name alone', 'jwt.session-token-x=1', null],
  ['a longer name after a tab', 'jwt.session-token=a; \tjwt.session-token-x=1', 'a'],
  ['a second cookie after a tab', 'jwt.session-token=a; \tjwt.session-token=b', 'a'],
  ['the only cookie, after a tab', '\tjwt.session-token=a', 'a'],
  ['a longer name before a blank', 'jwt.session-token=a;jwt.session-token-x =1', 'a'],
])('A-B27 NextAuth is given what this site reads: %s', (_, header, token) => {
  const given = cookiesFor(`jwt.csrf-token=c; ${header}`)
  expect(joinChunks(header, names.sessionToken)).toBe(token)
  const pairs = given.split(';').map((pair) => pair.trim()) // as Auth.js reads them
  const parts = pairs.filter((pair) => pair.startsWith(names.sessionToken))
  const sorted = parts.toSorted((one, other) => one.localeCompare(other))
  expect(sorted.map((pair) => pair.split('=')[1]).join('') || null).toBe(token)
  expect(given).toContain('jwt.csrf-token=c')
})

test('A-E80 of a callback address that comes twice, NextAuth is given the first', () => {
  const [good, bad] = ['jwt.callback-url=/account', 'jwt.callback-url=javascript:1']
  for (const twice of [`${good}; ${bad}`, `${good}; \t${bad}`]) expect(cookiesFor(twice)).toBe(good)
  for (const none of [`${bad}; ${good}`, `\t${bad}; ${good}`]) expect(cookiesFor(none)).toBe('')
  const asked = (query: string) =>
    new AuthRequest(
      new URL(`http://127.0.0.1:3000/api/auth/jwt/csrf?${query}`),
      new Request('http://localhost/'),
      names,
    ).nextUrl.search
  expect(asked('callbackUrl=/a&callbackUrl=javascript:1')).toBe('?callbackUrl=%2Fa')
  expect(asked('callbackUrl=javascript:1&callbackUrl=/a')).toBe('')
})
