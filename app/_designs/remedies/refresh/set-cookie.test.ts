import { expect, test } from 'vitest'
import { joinChunks } from '../../request/token'
import { cookieEffect, setCookie, setSessionCookie } from './set-cookie'

const NAME = 'd.session-token'
const LAX = { httpOnly: true, sameSite: 'lax', path: '/', secure: false }
const names = (lines: string[]) =>
  lines.map((line) => `${line.split('=')[0]}${line.includes('Max-Age=0') ? ' cleared' : ''}`)

test('the Set-Cookie line has every attribute that decides which requests and scripts get the cookie', () => {
  expect(
    setCookie('r', 'x', { path: '/p', httpOnly: true, secure: true, sameSite: 'strict' }, 5),
  ).toBe('r=x; Max-Age=5; Path=/p; HttpOnly; Secure; SameSite=Strict')
  expect(setCookie('r', 'x', {}, 5)).toBe('r=x; Max-Age=5; Path=/; HttpOnly; SameSite=Lax')
})

test('a long token is split as Auth.js splits it, and joined again', () => {
  const token = 'abcdefgh'.repeat(1_000)
  const lines = setSessionCookie(NAME, token, LAX, 5, '')
  expect(names(lines)).toEqual([`${NAME}.0`, `${NAME}.1`, `${NAME}.2`])
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(4096)
  expect(joinChunks(lines.map((line) => line.split(';')[0]).join('; '), NAME)).toBe(token)
})

test('the leftover chunks of an older token are cleared, and nothing else (A-B06)', () => {
  const held = `${NAME}=whole; ${NAME}.0=a; ${NAME}.1=b; ${NAME}-b=x; ${NAME}.x=y; other=z`
  expect(names(setSessionCookie(NAME, 'short', LAX, 5, held))).toEqual([
    `${NAME}.0 cleared`,
    `${NAME}.1 cleared`,
    NAME,
  ])
  expect(names(setSessionCookie(NAME, 'x'.repeat(5_000), LAX, 5, held))).toEqual([
    `${NAME} cleared`,
    `${NAME}.0`,
    `${NAME}.1`,
  ])
})

test('a response sets the session cookie, clears it, or leaves it alone', () => {
  const response = (...lines: string[]) =>
    new Response(null, { headers: lines.map((line) => ['set-cookie', line] as [string, string]) })
  expect(cookieEffect(NAME, response('other=1; Max-Age=0'))).toBeNull()
  expect(cookieEffect(NAME, response(`${NAME}=; Max-Age=0; Path=/`, `${NAME}.0=; Max-Age=0`))).toBe(
    'cleared',
  )
  expect(
    cookieEffect(
      NAME,
      response(`${NAME}.0=; Max-Age=0`, `${NAME}=x; Path=/; Expires=Wed, 21 Oct 2099 07:28:00 GMT`),
    ),
  ).toBe('set')
})
