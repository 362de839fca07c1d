import { createHash } from 'node:crypto'
import {
  cookiesOf,
  sessionCookie,
  sessionToken,
  signIn,
  signOut,
  whoamiBearer,
} from '../fixtures/auth'
import { designs } from '../fixtures/designs'
import { newVisitor } from '../fixtures/people'
import { familiesOf, letPass, refreshPath, refreshWith, signInHolding } from '../fixtures/refresh'
import { expect, test } from '../fixtures/test'

const TTL_MS = 60_000
/** The reuse interval plus one second, in seconds. */
const LATE_S = 11
const REUSED = { status: 401, code: 'reused' }
const REVOKED = { status: 401, code: 'revoked' }

for (const { id, expected } of designs()) {
  const { expire, refreshes } = expected
  if (!refreshes || expire === null) continue
  const names = cookiesOf(id)

  test.describe(`refresh/${id}`, () => {
    test('A-D01 a token reused after the interval ends the family; the access token lasts one minute at most', async ({
      newClient,
      open,
    }) => {
      const client = await newClient(open.site.url)
      const { visitor, refreshToken } = await signInHolding(client, id)
      const next = await refreshWith(client, id, refreshToken)
      await letPass(open.store, visitor, LATE_S)
      for (const copy of [refreshToken, next.refreshToken, refreshToken])
        expect(await refreshWith(client, id, copy)).toMatchObject(REUSED)
      const { expires } = await whoamiBearer(client, id, next.token)
      expect(Date.parse(expires ?? '') - Date.now()).toBeLessThanOrEqual(TTL_MS)
      const over = await expire(open, id, next.token, expected.toleranceS + 1)
      expect(await whoamiBearer(client, id, over)).toMatchObject({ status: 401, code: 'expired' })
      expect(await familiesOf(open.store, visitor)).toMatchObject([{ endedBy: 'reuse', tokens: 2 }])
    })

    test('A-D02 the thief uses the token first: thief and victim lose the family, and the victim learns why', async ({
      newClient,
      open,
    }) => {
      const [victim, thief] = [await newClient(open.site.url), await newClient(open.site.url)]
      const { visitor, refreshToken } = await signInHolding(victim, id)
      const stolen = await refreshWith(thief, id, refreshToken)
      expect(stolen.status).toBe(200)
      await letPass(open.store, visitor, LATE_S)
      const response = await victim.send('POST', refreshPath(id))
      expect(response.status()).toBe(401)
      expect((await response.json()).error).toEqual({
        code: 'reused',
        message: expect.stringContaining('used before'),
      })
      expect(await refreshWith(thief, id, stolen.refreshToken)).toMatchObject(REUSED)
    })

    for (const count of [2, 10, 50]) {
      test(`A-D03 ${count} requests with one token at once: one live child, no fork, none refused`, async ({
        newClient,
        open,
      }) => {
        const client = await newClient(open.site.url)
        const { visitor, refreshToken } = await signInHolding(client, id)
        const all = await Promise.all(
          Array.from({ length: count }, () => refreshWith(client, id, refreshToken)),
        )
        expect(all.map(({ status }) => status)).toEqual(Array(count).fill(200))
        expect(new Set(all.map((one) => one.refreshToken)).size).toBe(1)
        expect(await familiesOf(open.store, visitor)).toMatchObject([
          { endedBy: null, tokens: 2, live: 1 },
        ])
        for (const { token } of all)
          expect((await whoamiBearer(client, id, token)).status).toBe(200)
      })
    }

    test('A-D04 the parent gets the same child within the interval; a grandparent always ends the family', async ({
      newClient,
      open,
    }) => {
      const client = await newClient(open.site.url)
      const { visitor, refreshToken } = await signInHolding(client, id)
      const child = await refreshWith(client, id, refreshToken)
      const again = await refreshWith(client, id, refreshToken)
      expect([child.refreshToken === refreshToken, again.refreshToken]).toEqual([
        false,
        child.refreshToken,
      ])
      expect(await familiesOf(open.store, visitor)).toMatchObject([{ tokens: 2, live: 1 }])
      expect((await refreshWith(client, id, child.refreshToken)).status).toBe(200)
      expect(await refreshWith(client, id, refreshToken)).toMatchObject(REUSED)
    })

    test('A-D08 A-C01 after sign-out a refresh fails at once, and the copied access token at its expiry', async ({
      newClient,
      open,
    }) => {
      const [client, thief] = [await newClient(open.site.url), await newClient(open.site.url)]
      const { token, refreshToken } = await signInHolding(client, id)
      expect((await signOut(client, id)).status()).toBe(302)
      expect([await sessionToken(client, id), await client.cookie(names.refreshToken)]).toEqual([
        null,
        null,
      ])
      expect(await refreshWith(thief, id, refreshToken)).toMatchObject(REVOKED)
      const copy = await whoamiBearer(thief, id, token)
      expect(copy).toMatchObject(expected.afterSignOut)
      expect(Date.parse(copy.expires ?? '') - Date.now()).toBeLessThanOrEqual(TTL_MS)
      expect(await whoamiBearer(thief, id, await expire(open, id, token, 1))).toMatchObject({
        status: 401,
        code: 'expired',
      })
    })

    test('A-D08 a sign-out ends the family, even if its access token has expired', async ({
      newClient,
      open,
    }) => {
      const client = await newClient(open.site.url)
      const { token, refreshToken } = await signInHolding(client, id)
      const late = await expire(open, id, token, 60)
      const csrf = await client.get(`/api/auth/${id}/csrf`)
      const csrfCookie = await client.cookie(names.csrfToken)
      const stranger = await newClient(open.site.url, {
        cookie: `${names.csrfToken}=${csrfCookie}; ${sessionCookie(id, late).cookie}`,
      })
      const response = await stranger.send('POST', `/api/auth/${id}/signout`, {
        form: { csrfToken: (await csrf.json()).csrfToken },
      })
      expect(response.status()).toBe(302)
      expect(await refreshWith(client, id, refreshToken)).toMatchObject(REVOKED)
    })

    test('A-D08 a disabled person cannot refresh', async ({ client }) => {
      const { refreshToken } = await signInHolding(client, id)
      expect(
        (await client.send('PATCH', `/api/account/${id}`, { json: { disabled: true } })).status(),
      ).toBe(200)
      expect(await refreshWith(client, id, refreshToken)).toMatchObject(REVOKED)
    })

    test('A-D10 refreshing works until the absolute limit, and no longer', async ({
      newClient,
      open,
    }) => {
      const client = await newClient(open.site.url)
      const { visitor, refreshToken } = await signInHolding(client, id)
      await letPass(open.store, visitor, 12 * 60 * 60 - 30)
      const late = await refreshWith(client, id, refreshToken)
      expect(late.status).toBe(200)
      const { expires } = await whoamiBearer(client, id, late.token)
      expect(
        Date.parse(expires ?? '') - Date.now(),
        'it ends with the session',
      ).toBeLessThanOrEqual(30_000)
      await letPass(open.store, visitor, 30)
      expect(await refreshWith(client, id, late.refreshToken)).toMatchObject({
        status: 401,
        code: 'expired',
      })
    })

    test('A-D11 a dump of the store has the hash of a refresh token, not the token', async ({
      newClient,
      open,
    }) => {
      const client = await newClient(open.site.url)
      const { refreshToken } = await signInHolding(client, id)
      const next = await refreshWith(client, id, refreshToken)
      expect(Buffer.from(refreshToken, 'base64url').length * 8).toBe(256)
      const tables = await open.store.sql(
        `SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'`,
      )
      const dump = JSON.stringify(
        await Promise.all(
          tables.map(({ table_name }) => open.store.sql(`SELECT t::text FROM "${table_name}" t`)),
        ),
      )
      for (const token of [refreshToken, next.refreshToken]) {
        expect(dump).not.toContain(token)
        expect(dump).toContain(createHash('sha256').update(token).digest('base64url'))
      }
    })
  })
}

for (const { id } of designs().filter(({ expected }) => !expected.refreshes)) {
  test(`refresh/${id} is 404: it has no refresh tokens`, async ({ client }) => {
    await signIn(client, id, await newVisitor(client))
    const response = await client.send('POST', refreshPath(id))
    expect([response.status(), (await response.json()).error.code]).toEqual([404, 'no_refresh'])
    const device = await (
      await client.send('POST', `/api/sessions/${id}`, { json: { label: 'Kitchen tablet' } })
    ).json()
    expect(device.refreshToken).toBeNull()
  })
}
