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
])('NextAuth is given what this site reads: %s', (_, header, token) => {
  const given = cookiesFor(`jwt.csrf-token=c; ${header}`)
  expect(joinChunks(header, names.sessionToken)).toBe(token)
  const parts = given.split('; ').filter((pair) => pair.startsWith(names.sessionToken))
  const sorted = parts.toSorted((one, other) => one.localeCompare(other))
  expect(sorted.map((pair) => pair.split('=')[1]).join('') || null).toBe(token)
  expect(given).toContain('jwt.csrf-token=c')
})
