import { csrfToken, sessionToken, signIn, signOut, whoami, whoamiBearer } from '../fixtures/auth'
import { newVisitor } from '../fixtures/people'
import { test as base, expect } from '../fixtures/test'
import { until } from '../fixtures/wait-for'
import { type FaultyLink, startFaultyLink } from '../servers/faulty-link'
import { claimRedis, type RedisDatabase, sharedRedisUrl } from '../servers/redis'
import { type RunningSite, startSite } from '../servers/site'

/** A site with a Redis of its own, which a test can stop or empty. */
const test = base.extend<
  { link: FaultyLink },
  { faulty: { site: RunningSite; link: FaultyLink; redis: RedisDatabase } }
>({
  faulty: [
    async ({ suite }, use) => {
      const redis = await claimRedis(sharedRedisUrl() ?? '')
      const link = await startFaultyLink(redis.url)
      const site = await startSite(suite.folder, { REDIS_URL: link.url })
      await use({ site, link, redis })
      await site.stop()
      await link.stop()
      await redis.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  link: async ({ faulty }, use) => {
    await use(faulty.link)
    faulty.link.restore()
  },
})
test.describe.configure({ mode: 'default' }) // one Redis for all tests

const ID = 'database-redis'

/** These tests need a Redis. */
if (sharedRedisUrl() !== null) {
  for (const fault of ['cut', 'hang'] as const) {
    test(`A-G01 Redis ${fault}: a session is unavailable, keeps its cookie, and works after the return`, async ({
      faulty,
      link,
      newClient,
    }) => {
      const client = await newClient(faulty.site.url)
      const visitor = await newVisitor(client)
      const token = await signIn(client, ID, visitor)
      const csrf = await csrfToken(client, ID)
      const form = { csrfToken: csrf }
      link[fault]()
      for (const attempt of [
        () => client.get(`/api/whoami/${ID}`),
        () => client.get(`/api/auth/${ID}/session`),
        () => client.get(`/api/sessions/${ID}`),
        () => client.send('POST', `/api/auth/${ID}/signout`, { form }),
        () =>
          client.send('POST', `/api/auth/${ID}/callback/credentials`, {
            form: { ...form, ...visitor },
          }),
        () => client.send('DELETE', `/api/sessions/${ID}?scope=all`),
      ]) {
        const response = await attempt()
        expect([response.status(), (await response.json()).error.code]).toEqual([
          503,
          'store_unavailable',
        ])
        expect(response.headers()).not.toHaveProperty('set-cookie')
      }
      expect(await sessionToken(client, ID)).toBe(token)
      link.restore()
      await until('recovery', async () => ((await whoami(client, ID)).status === 200 ? true : null))
    })

    test(`A-G01 Redis ${fault}: health reports it with status 200, and the other designs work`, async ({
      faulty,
      link,
      newClient,
    }) => {
      const client = await newClient(faulty.site.url)
      const visitor = await newVisitor(client)
      expect(await (await client.get('/api/health')).json()).toMatchObject({ redis: { ok: true } })
      link[fault]()
      const response = await client.get('/api/health')
      expect([response.status(), await response.json()]).toMatchObject([
        200,
        { store: { ok: true }, redis: { ok: false } },
      ])
      await signIn(client, 'database', visitor)
      expect(await whoami(client, 'database')).toMatchObject({ status: 200 })
    })

    test(`A-G01 Redis ${fault}: a password is not changed while its sessions cannot be ended`, async ({
      faulty,
      link,
      newClient,
    }) => {
      const client = await newClient(faulty.site.url)
      const visitor = await newVisitor(client)
      await signIn(client, 'database', visitor)
      link[fault]()
      const change = await client.send('PUT', '/api/account/database/password', {
        json: { current: visitor.password, next: 'marble tunnel sparrow kettle' },
      })
      expect(change.status()).toBe(503)
      link.restore()
      await signIn(await newClient(faulty.site.url), ID, visitor)
    })
  }

  test('A-G32 a hundred broken Redis connections under load end no process and no session', async ({
    faulty,
    link,
    newClient,
  }) => {
    const client = await newClient(faulty.site.url)
    await signIn(client, ID, await newVisitor(client))
    for (let i = 0; i < 100; i++) {
      const asked = [1, 2, 3].map(() => client.get(`/api/whoami/${ID}`))
      link.cut()
      link.restore()
      for (const response of await Promise.all(asked))
        expect([200, 503]).toContain(response.status())
    }
    await until('recovery', async () => ((await whoami(client, ID)).status === 200 ? true : null))
    expect(faulty.site.output()).not.toMatch(/unhandled/i)
  })

  test('a flush ends all sessions, and makes no new one', async ({ faulty, newClient }) => {
    const client = await newClient(faulty.site.url)
    const visitor = await newVisitor(client)
    const token = await signIn(client, ID, visitor)
    await signIn(client, 'database', visitor)
    await faulty.redis.command('FLUSHDB')
    expect(await whoami(client, ID)).toMatchObject({ status: 401, code: 'unknown_session' })
    expect(await whoami(client, 'database'), 'which is not there').toMatchObject({ status: 200 })
    for (const path of [`/api/auth/${ID}/session`, `/api/sessions/${ID}`]) await client.get(path)
    expect(await faulty.redis.command('DBSIZE'), 'and nothing comes back').toBe(0)
    await signIn(client, ID, visitor)
    expect(await whoamiBearer(client, ID, token)).toMatchObject({
      status: 401,
      code: 'unknown_session',
    })
  })

  test('Redis holds a session until its expiry, and nothing of an ended session', async ({
    faulty,
    newClient,
  }) => {
    const { redis, site } = faulty
    await redis.command('FLUSHDB')
    const client = await newClient(site.url)
    const visitor = await newVisitor(client)
    const token = await signIn(client, ID, visitor)
    const { expires } = await whoami(client, ID)
    const keys = await redis.command('KEYS', '*')
    expect(keys).toHaveLength(2)
    for (const key of Array.isArray(keys) ? keys : []) {
      expect(key).toMatch(/^session-vs-jwt:database-redis:(session|person):/)
      // Redis counts from the time of the command, by its own clock.
      const end = Number(await redis.command('PEXPIRETIME', key))
      expect(Math.abs(end - Date.parse(expires ?? ''))).toBeLessThan(1_000)
    }
    expect(
      JSON.stringify(await redis.command('GET', `session-vs-jwt:${ID}:session:${token}`)),
    ).not.toMatch(new RegExp(`${token}|${visitor.email}`))
    await signOut(client, ID)
    expect(await redis.command('DBSIZE')).toBe(0)
  })

  test('no trace and no log contains a token', async ({ faulty, newClient }) => {
    const client = await newClient(faulty.site.url)
    const token = await signIn(client, ID, await newVisitor(client))
    const text = await (await client.get(`/api/whoami/${ID}`)).text()
    expect(text).toContain('GET session-vs-jwt:database-redis:session:$1')
    expect(text).not.toContain(token)
    expect(faulty.site.output()).not.toContain(token)
  })
}
