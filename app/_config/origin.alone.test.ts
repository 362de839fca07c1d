import { isIP } from 'node:net'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { clientAddress, getOrigin, isSameOrigin, localPath, ownAddress, siteIssuer } from './origin'

const env = vi.hoisted(() => ({ origins: [] as string[], trustedProxyHops: 0, serverless: false }))
vi.mock('./env', () => ({ getEnv: () => env }))
const dns = vi.hoisted(() => ({ lookup: vi.fn() }))
vi.mock('node:dns/promises', () => dns)

const configure = (origins: string[], trustedProxyHops = 0, serverless = false) =>
  Object.assign(env, { origins, trustedProxyHops, serverless })
const originOf = (host: string) => getOrigin(new Headers({ host }))

describe('without SITE_URL', () => {
  test.each([
    ['localhost:3000', 'http://localhost:3000'],
    ['LOCALHOST:3000', 'http://localhost:3000'],
    ['localhost:80', 'http://localhost'],
    ['127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['192.168.0.7', 'http://192.168.0.7'],
    ['[::1]:3000', 'http://[::1]:3000'],
  ])('%s is the site’s origin', (host, origin) => {
    configure([])
    expect(originOf(host)).toBe(origin)
  })

  test.each([
    'example.org', // any name could be rebound to this machine
    'localhost.example.org',
    'evil.localhost',
    'localhost.',
    '127.1',
    '0x7f000001',
    'user@localhost',
    'localhost/x',
    'localhost:3000, example.org',
    '',
  ])('%j is not the site’s origin', (host) => {
    configure([])
    expect(originOf(host)).toBeNull()
  })
})

test('one configured origin is used, whatever Host a proxy sends', () => {
  configure(['https://example.org'])
  expect(originOf('10.0.0.3:3000')).toBe('https://example.org')
  expect(originOf('evil.example')).toBe('https://example.org')
})

test('the Host chooses among several configured origins, and nothing else counts', () => {
  configure(['https://a.example', 'https://b.example'])
  expect(originOf('b.example')).toBe('https://b.example')
  expect(originOf('localhost')).toBeNull()
})

test('only an identical origin is the same origin', () => {
  configure([])
  const from = (origin?: string) =>
    isSameOrigin(new Headers({ host: 'localhost:3000', ...(origin !== undefined && { origin }) }))
  expect(from('http://localhost:3000')).toBe(true)
  for (const other of [
    undefined,
    '',
    'null',
    'https://localhost:3000',
    'http://localhost',
    'http://localhost:30000',
    'http://evil.example',
  ]) {
    expect(from(other), String(other)).toBe(false)
  }
  expect(isSameOrigin(new Headers({ host: 'evil.example', origin: 'http://evil.example' }))).toBe(
    false,
  )
})

describe('a path to return to', () => {
  const SITE = 'https://example.org'

  test.each([
    '/',
    '/account',
    '/account?tab=1&x=%2F%2Fevil.example',
    '/%5cevil.example',
    '/%2fevil.example',
    '/a//b',
    '/@evil.example',
    '/ünï',
  ])('%s is kept', (path) =>
    expect(new URL(localPath(path), SITE).href).toBe(new URL(path, SITE).href),
  )

  test.each([
    ...[
      '//evil.example',
      '///evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      '/\t/evil.example',
      '/\n/evil.example',
      '/\r\n\\evil.example',
    ],
    ...[
      '/.//evil.example',
      '/..//evil.example',
      '/x/..//evil.example',
      '/%2e//evil.example',
      '/.\t/\\evil.example',
      '/./\\evil.example',
    ],
    ...[
      'https://evil.example',
      'https:evil.example',
      'HTTPS://evil.example',
      'javascript:alert(1)',
      'data:text/html,x',
      'evil.example',
      ' //evil.example',
    ],
    ...['/／evil.example'.normalize('NFKC'), '', null, undefined],
  ])('%j is replaced by /', (path) => {
    expect(localPath(path)).toBe('/')
  })

  test('no text sends the browser to another site, even if it is parsed twice', () => {
    const text = fc.oneof(
      fc.string(),
      fc
        .array(fc.constantFrom(...'/\\.\t\n@:?#%', '%2e', '%5c', 'evil.example', '／', '。', 'a'))
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, (tail) => {
        const path = localPath(`/${tail}`)
        expect(new URL(path, SITE).origin).toBe(SITE)
        expect(new URL(localPath(path), SITE).origin).toBe(SITE)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('the address of a client', () => {
  const address = (chain: string | null, hops: number) => {
    configure([], hops)
    return clientAddress(new Headers(chain === null ? {} : { 'x-forwarded-for': chain }))
  }

  test('without a proxy it is the address of the socket, which Next writes', () =>
    expect(address('203.0.113.9', 0)).toBe('203.0.113.9'))
  test('behind one proxy, an address that the client wrote is ignored', () =>
    expect(address('1.1.1.1, 203.0.113.9', 1)).toBe('203.0.113.9'))
  test('behind two proxies, the outer proxy’s address counts', () =>
    expect(address('1.1.1.1,203.0.113.9 , 10.0.0.2', 2)).toBe('203.0.113.9'))
  test.each([
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
    ['2001:db8::', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['::FFFF:cb00:7109', '203.0.113.9'],
    ['203.0.113.9:50123', '203.0.113.9'],
    ['[2001:db8:1:2::1]:50123', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::1]', '2001:db8:1:2::/64'],
    ['not an address', 'not an address'],
  ])('%s counts as %s', (given, counted) => expect(address(given, 0)).toBe(counted))
  test('without any address: unknown', () => {
    expect(address(null, 0)).toBe('unknown')
    expect(address('10.0.0.2', 2)).toBe('unknown')
  })
})

test('the issuer is the configured address; without one, it contains no port of this machine', () => {
  configure(['https://example.org', 'https://b.app'])
  expect(siteIssuer()).toBe('https://example.org')
  configure([])
  expect(siteIssuer()).toBe('http://localhost')
})

describe('A-E42 how the server calls itself', () => {
  const asked = (host: string) => ownAddress(new Headers({ host }))

  test.each([
    ['', '', 'http://127.0.0.1:3000'],
    ['0.0.0.0', '3001', 'http://127.0.0.1:3001'],
    ['::', '3001', 'http://127.0.0.1:3001'],
    ['192.168.0.7', '3001', 'http://192.168.0.7:3001'],
    ['fd00::7', '3001', 'http://[fd00::7]:3001'],
    ['a1b2c3', '3001', 'http://172.17.0.2:3001'],
    ['no-such-name', '3001', 'http://127.0.0.1:3001'],
  ])('a server that listens on “%s” is reached directly', async (hostname, port, address) => {
    dns.lookup.mockImplementation(async (name: string) => {
      if (name === 'a1b2c3') return { address: '172.17.0.2', family: 4 } // Docker's own hosts file
      if (isIP(name) === 0) throw new Error('ENOTFOUND')
      return { address: name, family: isIP(name) }
    })
    vi.stubEnv('HOSTNAME', hostname)
    vi.stubEnv('PORT', port)
    configure([])
    expect(await asked('evil.example')).toEqual({ origin: address, address })
    expect(getOrigin(new Headers({ host: new URL(address).host }))).toBe(address)
    configure(['https://example.org'])
    expect(await asked('evil.example')).toEqual({ origin: 'https://example.org', address })
  })

  test('a function calls itself under the requested address, never under another', async () => {
    configure(['https://a.example', 'https://b.example'], 0, true)
    const of = async (host: string) => {
      const { origin, address } = await asked(host)
      expect(address).toBe(origin)
      return origin
    }
    expect(await of('b.example')).toBe('https://b.example')
    expect(await of('evil.example')).toBe('https://a.example')
  })
})
