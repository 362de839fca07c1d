import { describe, expect, test } from 'vitest'
import { pastedToken } from './pasted'

const JWS = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiIxIn0.c2ln-_ature'
const JWE = 'eyJlbmMiOiJBMjU2R0NNIn0..aXZpdg.Y2lwaGVy.dGFn'
const OPAQUE = '4f9c1a30-2f4e-4a53-9a33-6a90c6a0b001'
const NAME = 'jwt.session-token'
const HALF = JWE.slice(0, 20)
const REST = JWE.slice(20)

describe.each([JWS, JWE, OPAQUE])('A-E67 the token is found: %s', (token) => {
  const wrapped = `${token.slice(0, 9)}\r\n  ${token.slice(9, 18)}\n${token.slice(18)}`
  test.each([
    ['alone', token],
    ['with spaces around', `  ${token}\n`],
    ['in several lines', wrapped],
    ['with spaces inside', `${token.slice(0, 9)} ${token.slice(9)}`],
    ['in quotes', `"${token}"`],
    ['in single quotes, with a comma', `'${token}',`],
    ['in the quotes of a text', `“${token}”`],
    ['URL-encoded', `%${token.charCodeAt(0).toString(16)}${token.slice(1).replaceAll('.', '%2E')}`],
    ['as a bearer', `Bearer ${token}`],
    ['as a bearer in lower case and lines', `bearer\n${wrapped}`],
    ['as a header', `Authorization: Bearer ${token}`],
    ['as a quoted header', `"authorization": "Bearer ${token}",`],
    ['in a command', `curl -H 'Authorization: Bearer ${token}' https://site.example/api`],
    ['in a request', `GET / HTTP/1.1\r\nAuthorization: Bearer ${token}\r\nAccept: */*`],
    ['as name=value', `${NAME}=${token}`],
    ['as another name=value', `sid=${token}`],
    ['as a quoted pair', `"${NAME}=${token}"`],
    ['as name="value"', `${NAME}="${token}"`],
    ['as name:"value"', `${NAME}:"${token}"`],
    ['as Set-Cookie', `Set-Cookie: ${NAME}=${token}; Path=/; HttpOnly; SameSite=Lax`],
    ['in a Cookie header', `Cookie: theme=dark; ${NAME}=${token}; view=left%3Ddatabase`],
    ['in a Cookie header without its name', `theme=dark;${NAME}=${token}`],
    ['in a Cookie header of lines', `theme=dark;\n ${NAME}=${wrapped};\n view=1`],
    ['in a list of cookies', `theme=dark\n${NAME}=${token}\nview=1`],
    ['in cookies of a command', `curl -H 'Cookie: theme=dark; ${NAME}=${token}' -X GET http://x/`],
    ['in a request with cookies', `Host: x\nCookie: a=b; ${NAME}=${token}\nAccept: text/html`],
    ['with the prefix of https', `__Host-${NAME}=${token}; a=b`],
    ['of another app', `a=b; authjs.session-token=${token}`],
    ['with the token of another design', `database.session-token=x; ${NAME}=${token}`],
    ['before a second one of the name', `${NAME}=${token}; ${NAME}=second`],
    ['with a cookie whose name only begins in the same way', `${NAME}-x=wrong; ${NAME}=${token}`],
    ['URL-encoded in a cookie', `${NAME}=${encodeURIComponent(token).replaceAll('-', '%2D')}`],
  ])('%s', (_, text) => {
    expect(pastedToken(text, NAME).token).toBe(token)
  })
})

test('A-E67 the chunks of a cookie are joined, in their order, and the page says so', () => {
  const cookies = `${NAME}.1=${REST}; ${NAME}.0=${HALF}`
  for (const text of [
    `Cookie: a=b; ${cookies}`,
    `${cookies.replace('; ', '\n')}\n`,
    `Set-Cookie: ${NAME}.0=${HALF}; Path=/\r\nSet-Cookie: ${NAME}.1=${REST}; Path=/`,
  ])
    expect(pastedToken(text, NAME)).toEqual({
      token: JWE,
      from: 'the cookie jwt.session-token, in 2 chunks',
    })
})

test('A-E67 a JWT in any other text is found', () => {
  expect(pastedToken(`{"token": "${JWS}", "expires": 5}`, NAME).token).toBe(JWS)
  expect(pastedToken(`[12:00] sent ${JWE}!`, NAME).token).toBe(JWE)
})

test('a token that stands alone is not changed', () => {
  for (const text of [
    JWS,
    `${JWS}=`,
    'eyJhbGciOiJub25lIn0=.eyJzdWIiOiIxIn0=.',
    'abc==',
    'a.b',
    '%',
  ])
    expect(pastedToken(text, NAME)).toEqual({ token: text, from: null })
})

test.each(['', ' ', 'Bearer', '=', ';', 'Cookie:', '"'])('%j is no token', (text) => {
  expect(pastedToken(text, NAME).token.length).toBeLessThan(8)
})
