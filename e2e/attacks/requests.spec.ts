import { rawRequest } from '../fixtures/raw-http'
import { expect, test } from '../fixtures/test'

const EVIL = "script-src 'nonce-evil'"

test('A-E60 no page takes its nonce from a client, under any address', async ({ site }) => {
  const { host } = new URL(site.url)
  const policies = ['Content-Security-Policy', EVIL, 'Content-Security-Policy-Report-Only', EVIL]
  for (const path of [
    '/',
    '/nothing',
    '/api',
    '/api/nothing',
    '/api/nothing.rsc',
    '/api/auth/jwt',
    '/api/labs/nothing/deeper',
    '/labs/storage/vulnerable/nothing',
    '/_next/nothing',
    '/_next/static',
    '/_next/static/nothing',
    '/_next/static/../../api/nothing',
  ]) {
    const { body } = await rawRequest(site.url, 'GET', path, ['Host', host, ...policies])
    expect(body, path).not.toContain('evil')
  }
})

test('A-E60 an unknown address of the API answers JSON, by every method', async ({ client }) => {
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    const response = await client.send(method, '/api/nothing')
    expect(response.status(), method).toBe(404)
    expect((await response.json()).error.code, method).toBe('unknown_address')
  }
})

test('A-E61 A-E62 what Next cannot read is refused, without a stack in the log', async ({
  open,
}) => {
  const { host } = new URL(open.site.url)
  const id = '4'.repeat(42)
  const form = ['Content-Type', 'multipart/form-data; boundary=x']
  const named = `--x\r\nContent-Disposition: form-data; name="$ACTION_ID_${id}"\r\n\r\n\r\n--x--\r\n`
  const cases: [method: string, path: string, status: number, headers?: string[], body?: string][] =
    [
      ['TRACE', '/', 405],
      ['TRACE', '/api/health', 400],
      ['OPTIONS', '*', 404],
      ['GET', '*', 404],
      ['GET', 'http://[/', 404],
      ['GET', '/remedies/%E0%A4%A', 400],
      ['POST', '/', 405, ['Next-Action', 'rubbish']],
      ['POST', '/sign-in', 405, ['Next-Action', id, 'Content-Type', 'text/plain'], '[]'],
      ['POST', '/', 405, ['Next-Action', id, 'Origin', 'https://evil.example'], '[]'],
      ['POST', '/', 405, ['Content-Type', 'multipart/form-data'], 'x'],
      ['POST', '/', 405, form, 'x'],
      ['POST', '/', 405, form, named],
      ['POST', '/api/nothing', 404, ['Next-Action', id, ...form], named],
    ]
  for (const [method, path, status, headers = [], body = ''] of cases) {
    const length = ['Content-Length', String(body.length)]
    const sent = ['Host', host, ...headers, ...(method === 'POST' ? length : [])]
    const answer = await rawRequest(open.site.url, method, path, sent, body)
    expect(answer.status, `${method} ${path} ${headers}`).toBe(status)
    // A-H40
    expect(answer.headers.join().toLowerCase()).not.toContain('strict-transport-security')
  }
  expect(open.site.output(), 'the log itself is there').toContain('Ready in')
  expect(open.site.output()).not.toMatch(/TRACE|Invalid URL|Server (Action|Reference)|FormData/)
})
