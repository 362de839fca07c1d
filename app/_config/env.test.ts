import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ConfigError } from './config-error'
import { parseEnv } from './env'

const DATA_DIR = mkdtempSync(join(tmpdir(), 'env-'))
afterAll(() => rmSync(DATA_DIR, { recursive: true }))

const SECRET = 'vC6w2Yk0pQ8r4tZ1xN7mB3sD5fG9hJ2kL0'
const parse = (source: Record<string, string>) => parseEnv({ DATA_DIR, ...source })

test('without any variable: embedded store, http, no trusted proxy', () => {
  const env = parse({})
  expect(env).toMatchObject({
    databaseUrl: null,
    redisUrl: null,
    previousSecret: null,
    origins: [],
    https: false,
    cronSecret: null,
    trustedProxyHops: 0,
  })
  expect(env).toMatchObject({ serverless: false, commit: null, dataDir: DATA_DIR })
  expect(env.secret.length).toBeGreaterThanOrEqual(32)
})

test('an empty variable counts as unset', () => {
  const empty = {
    PORT: '',
    DATABASE_URL: '',
    REDIS_URL: '',
    AUTH_SECRET: '',
    AUTH_SECRET_PREVIOUS: '',
    SITE_URL: '',
    CRON_SECRET: '',
    TRUSTED_PROXY_HOPS: '',
    VERCEL: '',
    VERCEL_URL: '',
  }
  expect(parse(empty)).toEqual(parse({}))
})

const VERCEL = {
  VERCEL: '1',
  VERCEL_PROJECT_PRODUCTION_URL: 'a.org',
  VERCEL_BRANCH_URL: 'b.app',
  VERCEL_URL: 'c.app',
}

describe('https is decided by configuration', () => {
  test.each([
    [{ SITE_URL: 'https://Example.org/' }, true, ['https://example.org']],
    [{ SITE_URL: 'http://example.org:8080' }, false, ['http://example.org:8080']],
    [{ VERCEL: '1', VERCEL_URL: 'a-1.vercel.app' }, true, ['https://a-1.vercel.app']],
    [
      { ...VERCEL, VERCEL_ENV: 'production' },
      true,
      ['https://a.org', 'https://b.app', 'https://c.app'],
    ],
    [
      { ...VERCEL, VERCEL_ENV: 'production', SITE_URL: 'https://only.example' },
      true,
      ['https://only.example'],
    ],
    [{ ...VERCEL, VERCEL_ENV: 'preview' }, true, ['https://c.app', 'https://b.app']],
    [
      { ...VERCEL, VERCEL_ENV: 'preview', SITE_URL: 'https://only.example' },
      true,
      ['https://c.app', 'https://b.app'],
    ],
  ])('%j', (source, https, origins) => {
    expect(parse(source)).toMatchObject({ https, origins })
  })
})

test('on Vercel one proxy is trusted, unless a number is set', () => {
  expect(parse({ VERCEL: '1' }).trustedProxyHops).toBe(1)
  expect(parse({ VERCEL: '1', TRUSTED_PROXY_HOPS: '0' }).trustedProxyHops).toBe(0)
  expect(parse({ TRUSTED_PROXY_HOPS: '2' }).trustedProxyHops).toBe(2)
})

test('vulnerable pages are off in production, unless they are switched on', () => {
  expect(parse({}).labVulnerable).toBe(true)
  expect(parse({ LAB_VULNERABLE: 'off' }).labVulnerable).toBe(false)
  expect(parse({ NODE_ENV: 'production' }).labVulnerable).toBe(false)
  expect(parse({ NODE_ENV: 'production', LAB_VULNERABLE: '' }).labVulnerable).toBe(false)
  expect(parse({ NODE_ENV: 'production', LAB_VULNERABLE: 'on' }).labVulnerable).toBe(true)
})

test('if the data folder cannot be created, nothing is written', () => {
  expect(parse({ DATA_DIR: '/dev/null/none' }).dataDir).toBeNull()
})

describe('on a serverless host', () => {
  const DATABASE = { DATABASE_URL: 'postgresql://u:p@db.example/x', AUTH_SECRET: SECRET }

  test('no data folder is used', () => expect(parse(VERCEL).dataDir).toBeNull())

  test.each([
    [{ ...VERCEL }, 'Set DATABASE_URL'],
    [{ ...VERCEL, AUTH_SECRET: SECRET }, 'Set DATABASE_URL'],
    [{ BUILT_FOR: 'functions', ...DATABASE }, 'does not know its own address'],
  ])('nobody can sign in with %j', (source, sentence) =>
    expect(parse(source).accountsOff).toContain(sentence),
  )

  test.each([
    [{ ...VERCEL, ...DATABASE }],
    [{ BUILT_FOR: 'functions', SITE_URL: 'https://a.example', ...DATABASE }],
    [{ BUILT_FOR: 'server' }],
    [{ ...VERCEL, VERCEL_ENV: 'development' }],
    [{}],
  ])('people can sign in with %j', (source) => expect(parse(source).accountsOff).toBeNull())
})

describe('migrations take the direct address of the database', () => {
  const DATABASE_URL = 'postgresql://u:p@pooler.example:6543/x'
  const of = (host: string) => `postgresql://u:p@${host}/x`

  test.each([
    [{}, null],
    [{ DIRECT_URL: of('direct') }, null],
    [{ DATABASE_URL }, DATABASE_URL],
    [{ DATABASE_URL, DATABASE_URL_UNPOOLED: of('unpooled') }, of('unpooled')],
    [{ DATABASE_URL, POSTGRES_URL_NON_POOLING: of('non-pooling') }, of('non-pooling')],
    [
      { DATABASE_URL, POSTGRES_URL_NON_POOLING: of('non-pooling'), DIRECT_URL: of('direct') },
      of('direct'),
    ],
  ])('%j', (source, url) => expect(parse(source).migrationUrl).toBe(url))

  test('but never the address of another database', () => {
    expect(() =>
      parse({ DATABASE_URL, POSTGRES_URL_NON_POOLING: 'postgresql://u:p@other/y' }),
    ).toThrow(
      new ConfigError(
        'POSTGRES_URL_NON_POOLING names another database than DATABASE_URL: set DIRECT_URL to the direct address of the same one.',
      ),
    )
  })
})

describe('every mistake is one sentence that names its variable', () => {
  const DATABASE_URL = 'postgresql://u:p@db.example/x'
  test.each([
    [{ PORT: 'http' }, 'PORT must be a number from 0 to 65535.'],
    [{ PORT: '70000' }, 'PORT must be a number from 0 to 65535.'],
    [{ PORT: '3000.5' }, 'PORT must be a number from 0 to 65535.'],
    [
      { DATABASE_URL: 'mysql://x/y' },
      'DATABASE_URL must look like postgresql://user:password@host:5432/name.',
    ],
    [
      { DATABASE_URL: 'localhost' },
      'DATABASE_URL must look like postgresql://user:password@host:5432/name.',
    ],
    [{ REDIS_URL: 'http://x' }, 'REDIS_URL must look like redis://user:password@host:6379/0.'],
    [{ REDIS_URL: 'localhost' }, 'REDIS_URL must look like redis://user:password@host:6379/0.'],
    [{ SITE_URL: 'example.org' }, 'SITE_URL must be an address such as https://example.org.'],
    [{ SITE_URL: 'ftp://example.org' }, 'SITE_URL must be an address such as https://example.org.'],
    [{ CRON_SECRET: 'short' }, 'CRON_SECRET must have at least 16 characters.'],
    [{ TRUSTED_PROXY_HOPS: 'many' }, 'TRUSTED_PROXY_HOPS must be a number from 0 to 10.'],
    [{ TRUSTED_PROXY_HOPS: '-1' }, 'TRUSTED_PROXY_HOPS must be a number from 0 to 10.'],
    [{ TRUSTED_PROXY_HOPS: '11' }, 'TRUSTED_PROXY_HOPS must be a number from 0 to 10.'],
    [{ LAB_VULNERABLE: 'yes' }, 'LAB_VULNERABLE must be "on" or "off".'],
    [
      { AUTH_URL: 'https://example.org' },
      'Set SITE_URL instead of AUTH_URL or NEXTAUTH_URL: those would give every NextAuth instance of this site one path.',
    ],
    [
      { AUTH_SECRET: 'too short' },
      'AUTH_SECRET must be at least 32 random characters: make one with `openssl rand -base64 33`.',
    ],
    [
      { AUTH_SECRET: 'abc'.repeat(20) },
      'AUTH_SECRET must be at least 32 random characters: make one with `openssl rand -base64 33`.',
    ],
    [
      { AUTH_SECRET_PREVIOUS: 'too short' },
      'AUTH_SECRET_PREVIOUS must be at least 32 random characters: make one with `openssl rand -base64 33`.',
    ],
    [
      { DATABASE_URL, NODE_ENV: 'production' },
      'AUTH_SECRET is not set: make one with `openssl rand -base64 33` and set it beside DATABASE_URL.',
    ],
    [
      { PORT: 'x', SITE_URL: 'x' },
      'PORT must be a number from 0 to 65535. SITE_URL must be an address such as https://example.org.',
    ],
  ])('%j', (source, sentence) => {
    expect(() => parse(source)).toThrow(new ConfigError(sentence))
  })

  test('and no sentence repeats a secret', () => {
    expect(() => parse({ AUTH_SECRET: 'hunter2' })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('hunter2') }),
    )
  })

  test('a correct configuration passes', () => {
    expect(
      parse({ DATABASE_URL, NODE_ENV: 'production', AUTH_SECRET: SECRET, PORT: '0' }),
    ).toMatchObject({
      databaseUrl: DATABASE_URL,
      secret: SECRET,
    })
    for (const REDIS_URL of [
      'redis://127.0.0.1:6379',
      'rediss://user:password@cache.example:6380/3',
    ]) {
      expect(parse({ REDIS_URL }).redisUrl).toBe(REDIS_URL)
    }
  })
})

test.each(['a secret with spaces in it', 'sécret-sécret-sécret', 'secret,secret,secret'])(
  'the CRON_SECRET "%s", which no request can carry, is refused',
  (CRON_SECRET) =>
    expect(() => parseEnv({ CRON_SECRET })).toThrow(
      'CRON_SECRET must have only letters, digits and any of -._~+/=.',
    ),
)

test.each(['https://example.org/path', 'https://example.org/?x', 'https://ada@example.org'])(
  'the SITE_URL %s, which is more than an origin, is refused',
  (SITE_URL) =>
    expect(() => parseEnv({ SITE_URL })).toThrow(
      'SITE_URL must be an origin without a path, such as https://example.org.',
    ),
)
