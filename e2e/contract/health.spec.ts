import { bearer } from '../fixtures/auth'
import { mounted } from '../fixtures/designs'
import { expect, test } from '../fixtures/test'
import { sharedRedisUrl } from '../servers/redis'

test('GET /api/health names the store and the designs, and no personal data', async ({
  client,
  suite,
}) => {
  const response = await client.get('/api/health')
  expect(response.status()).toBe(200)
  const kind = suite.postgres === null ? 'embedded' : 'postgresql'
  expect(await response.json()).toEqual({
    store: { kind, ok: true },
    redis: sharedRedisUrl() === null ? null : { ok: true },
    designs: mounted().map(({ id }) => id),
  })
  expect(response.headers()).not.toHaveProperty('set-cookie')
})

test('design ids fit into cookie names and paths', () => {
  for (const { id } of mounted()) expect(id).toMatch(/^[a-z-]+$/)
})

test('GET /api/cron/purge requires CRON_SECRET', async ({ client, site }) => {
  for (const headers of [{}, bearer(''), bearer('wrong'), bearer(`${site.cronSecret}x`)]) {
    const refused = await client.get('/api/cron/purge', headers)
    expect(refused.status()).toBe(401)
    expect(refused.headers()['www-authenticate']).toBe('Bearer')
  }
  const response = await client.get('/api/cron/purge', bearer(site.cronSecret))
  expect(response.status()).toBe(200)
  expect(Object.keys((await response.json()).purged).sort()).toEqual([
    'denials',
    'limits',
    'sandboxes',
    'sessions',
    'tickets',
    'tokenSessions',
  ])
})
