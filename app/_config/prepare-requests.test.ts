import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { prepareRequest } from './prepare-requests'

const PLAIN = { https: false, trustedProxyHops: 0 }

function prepare(sent: Partial<IncomingMessage>, env = PLAIN) {
  const request = Object.assign(new IncomingMessage(new Socket()), {
    url: '/',
    method: 'GET',
    ...sent,
  })
  const response = new ServerResponse(request)
  prepareRequest(request, response, env)
  return { request, transport: response.getHeader('strict-transport-security') }
}

test.each(['content-security-policy', 'content-security-policy-report-only'])(
  'A-E60 the policy that a client sends as %s never reaches a page',
  (name) => {
    const { request } = prepare({ headers: { [name]: "script-src 'nonce-evil'", accept: '*/*' } })
    expect(request.headers).toEqual({ accept: '*/*' })
  },
)

test('forwarded headers count only behind a trusted proxy', () => {
  const headers = () => ({ 'x-forwarded-for': '10.0.0.1', 'x-real-ip': '10.0.0.1' })
  expect(prepare({ headers: headers() }).request.headers).toEqual({})
  const behind = prepare({ headers: headers() }, { https: false, trustedProxyHops: 1 })
  expect(behind.request.headers).toEqual(headers())
})

test('A-E61 TRACE becomes a method that no route has, and other methods stay', () => {
  expect(prepare({ method: 'TRACE' }).request.method).toBe('UNLOCK')
  expect(prepare({ method: 'PATCH' }).request.method).toBe('PATCH')
})

test.each(['*', 'http://[/', 'http://evil.example/sign-in', ''])(
  'A-E61 a target that is no path becomes an unknown address: %j',
  (url) => {
    expect(prepare({ url, method: 'OPTIONS' }).request.url).toBe('/api/*')
  },
)

test('A-E61 a path stays as it is', () => {
  expect(prepare({ url: '/labs?x=*' }).request.url).toBe('/labs?x=*')
})

test.each([
  [true, {}, true],
  [true, { 'x-forwarded-proto': 'https' }, true],
  [true, { 'x-forwarded-proto': 'http' }, false],
  [false, {}, false],
  [false, { 'x-forwarded-proto': 'https' }, false],
])('A-H40 https %j, headers %j: Strict-Transport-Security is sent %j', (https, headers, sent) => {
  const { transport } = prepare({ headers }, { https, trustedProxyHops: 1 })
  expect(transport !== undefined).toBe(sent)
})

test.each(['rubbish', '%ff', '%5B%22', '["x"]', '', 'a'.repeat(50_000)])(
  'A-E81 a router state that Next cannot read never reaches it: %j',
  (shown) => {
    const { request } = prepare({ headers: { 'next-router-state-tree': shown, rsc: '1' } })
    expect(request.headers).toEqual({ rsc: '1' })
  },
)

test('A-E81 the router state of a browser stays as it is', () => {
  const shown = encodeURIComponent('["",{"children":["__PAGE__",{}]},null,null]')
  const headers = { 'next-router-state-tree': shown, rsc: '1' }
  expect(prepare({ headers: { ...headers } }).request.headers).toEqual(headers)
})
