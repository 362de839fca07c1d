import { unstable_doesMiddlewareMatch } from 'next/experimental/testing/server'
import { NextRequest } from 'next/server'
import { describe, expect, test } from 'vitest'
import { config, proxy } from '../../proxy'

const ask = (path: string, init: ConstructorParameters<typeof NextRequest>[1] = {}) =>
  proxy(new NextRequest(`http://localhost${path}`, init))
/** What the page is asked for with, and what the browser is told. */
const policiesOf = ({ headers }: Response) => [
  headers.get('x-middleware-request-content-security-policy'),
  headers.get('content-security-policy'),
]

test('a nonce has 144 bits, is another for each page, and is the same for page and browser', () => {
  const [first, second] = [policiesOf(ask('/')), policiesOf(ask('/'))]
  expect(first[0]).toMatch(/'nonce-[A-Za-z0-9+/]{24}'/)
  expect(first[0]).toBe(first[1])
  expect(first[0]).not.toBe(second[0])
})

test('A-E60 the policy of a client is overwritten', () => {
  const headers = { 'content-security-policy': "script-src 'nonce-evil'" }
  expect(policiesOf(ask('/', { headers })).join()).not.toContain('evil')
})

describe('A-E60 no page is made without the proxy', () => {
  const matches = (url: string) => unstable_doesMiddlewareMatch({ config, url })
  test.each([
    '/',
    '/nothing',
    '/sign-in',
    '/_next/static',
    '/_next/staticx',
    '/api',
    '/labs/storage',
  ])('%s passes the proxy', (url) => expect(matches(url)).toBe(true))
  test.each(['/_next/static/x.js', '/api/health', '/api/nothing', '/labs/storage/vulnerable/me'])(
    '%s is never a page',
    (url) => expect(matches(url)).toBe(false),
  )
})

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'UNLOCK'])(
  'A-E62 a page asked for by %s is refused before Next looks for a server action',
  async (method) => {
    const answer = ask('/', { method, headers: { 'next-action': 'x' } })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
    expect((await answer.json()).error.code).toBe('method_not_allowed')
  },
)

test.each(['/%', '/remedies/%E0%A4%A', '/labs/%zz', '/api/%FF'])(
  'A-E62 an address that cannot be decoded is refused: %s',
  async (path) => {
    const answer = ask(path)
    expect([answer.status, (await answer.json()).error.code]).toEqual([400, 'malformed_address'])
  },
)

test.each(['GET', 'HEAD'])('a page is read by %s', (method) => {
  expect(ask('/', { method }).status).toBe(200)
})
