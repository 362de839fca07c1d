import { decodeJwt } from 'jose'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import {
  ABSOLUTE_LIFETIME_S,
  ACCESS_TOKEN_LIFETIME_S,
  REUSE_INTERVAL_MS,
} from '@/_config/lifetimes'
import type { Design } from '@/_designs/design'
import { newServer } from '@/_designs/lab-port/new-server'
import { getDesign } from '@/_designs/registry'
import { joinChunks } from '@/_designs/request/token'
import { signIn } from '@/_lab/sign-in.fixture'
import { createPerson, setDisabled, setRole } from '@/_people/person'
import { database } from '@/_store/database'
import { CookieJar } from '../../../client/cookie-jar'
import type { Exchanged } from '../exchange'
import { hashOf } from '../refresh-token'

const found = <T>(value: T | null | undefined): T => {
  if (value == null) throw new Error('Not there.')
  return value
}
const design: Design = found(getDesign('jwt-refresh'))
const exchange = found(design.refresh)
const names = design.cookies
const later = (ms: number) => new Date(Date.now() + ms)

let ada = ''
beforeAll(async () => {
  ada = found(
    await createPerson(
      { name: 'Ada', email: 'ada@example.org', password: 'plinth gravel omelet' },
      new Date(),
    ),
  ).id
})

async function newDevice() {
  const jar = new CookieJar()
  const device = await signIn(design, ada, jar)
  const refreshToken = found(jar.get(names.refreshToken))
  return { ...device, jar, refreshToken }
}

const refresh = (refreshToken: string, now = new Date(), cookies = ''): Promise<Exchanged> =>
  exchange({ refreshToken, cookies, now })
async function refreshed(refreshToken: string, now?: Date, cookies?: string) {
  const done = await refresh(refreshToken, now, cookies)
  if (done.state === 'refused') throw new Error(`Refused: ${done.code}`)
  return done
}
const refused = (code: string) => ({ state: 'refused', code, ended: null })
const familyOf = async (refreshToken: string) =>
  found(
    await database().tokenSession.findFirst({
      where: { refreshTokens: { some: { hash: hashOf(refreshToken) } } },
      include: { refreshTokens: true },
    }),
  )

describe('a sign-in', () => {
  test('gives an access token for a minute, and a refresh token of 256 bits of which only the hash is kept (A-D11)', async () => {
    const { token, refreshToken } = await newDevice()
    const reading = await design.read(token)
    const leftMs = Date.parse(reading.state === 'accepted' ? reading.expires : '') - Date.now()
    expect(leftMs).toBeLessThanOrEqual(ACCESS_TOKEN_LIFETIME_S * 1000)
    expect(leftMs).toBeGreaterThan((ACCESS_TOKEN_LIFETIME_S - 5) * 1000)
    expect(Buffer.from(refreshToken, 'base64url')).toHaveLength(32)
    const family = await familyOf(refreshToken)
    expect(JSON.stringify(family)).not.toContain(refreshToken)
    expect(family.expires.getTime() - family.createdAt.getTime()).toBeGreaterThan(
      (ABSOLUTE_LIFETIME_S - 5) * 1000,
    )
  })

  test('in the same browser ends the family that it replaces', async () => {
    const first = await newDevice()
    await signIn(design, ada, first.jar)
    expect(await refresh(first.refreshToken)).toEqual(refused('revoked'))
    expect(await refresh(found(first.jar.get(names.refreshToken)))).toMatchObject({
      state: 'refreshed',
    })
  })
})

describe('a refresh', () => {
  test('gives the next pair, of the same session, with the claims of the person as they are by now', async () => {
    const { token, refreshToken } = await newDevice()
    await setRole(ada, 'admin')
    const next = await refreshed(refreshToken)
    await setRole(ada, 'member')
    expect(next.refreshToken).not.toBe(refreshToken)
    expect(await design.read(next.token)).toMatchObject({
      state: 'accepted',
      user: { id: ada, role: 'admin' },
    })
    const { sid, auth_time } = decodeJwt(token)
    expect(decodeJwt(next.token)).toMatchObject({
      sub: ada,
      sid,
      auth_time,
      name: 'Ada',
      email: 'ada@example.org',
    })
  })

  test('is the only thing that extends: reading the session gives the end that the token had', async () => {
    const device = await newDevice()
    const before = await design.read(device.tokenNow())
    vi.useFakeTimers({ now: later(30_000), toFake: ['Date'] })
    await device.session()
    vi.useRealTimers()
    expect(device.tokenNow()).not.toBe(device.token)
    expect(await design.read(device.tokenNow())).toEqual(before)
  })

  test('sets both cookies, as narrow as they can be, for no longer than the session', async () => {
    const { refreshToken } = await newDevice()
    const { setCookies, refreshToken: next } = await refreshed(refreshToken)
    const [session = '', renewal = ''] = setCookies
    expect(session).toMatch(
      new RegExp(`^${names.sessionToken}=[^;]+; Max-Age=4\\d{4}; Path=/; HttpOnly; SameSite=Lax$`),
    )
    expect(renewal).toMatch(
      new RegExp(
        `^${names.refreshToken}=${next}; Max-Age=4\\d{4}; Path=/api/refresh/${design.id}; HttpOnly; SameSite=Strict$`,
      ),
    )
  })

  test('of 50 at once with one token: one child, the same for all (A-D03)', async () => {
    const { refreshToken } = await newDevice()
    const all = await Promise.all(Array.from({ length: 50 }, () => refreshed(refreshToken)))
    expect(new Set(all.map((one) => one.refreshToken)).size).toBe(1)
    const { refreshTokens } = await familyOf(refreshToken)
    expect(refreshTokens).toHaveLength(2)
    expect(refreshTokens.filter(({ rotatedAt }) => rotatedAt === null)).toHaveLength(1)
  })

  test('of 50 at once over two servers: the same (A-D03)', async () => {
    const { refreshToken } = await newDevice()
    const nextDoor = found(getDesign(design.id, newServer())?.refresh)
    const asked = Array.from({ length: 50 }, (_, index) =>
      (index % 2 === 0 ? exchange : nextDoor)({ refreshToken, cookies: '', now: new Date() }),
    )
    const all = await Promise.all(asked)
    expect(
      new Set(all.map((one) => (one.state === 'refreshed' ? one.refreshToken : one.code))).size,
    ).toBe(1)
    expect((await familyOf(refreshToken)).refreshTokens).toHaveLength(2)
  })

  test('that finds a copy is told so once, however many come with it (A-D19)', async () => {
    const { refreshToken } = await newDevice()
    await refreshed(refreshToken)
    const all = await Promise.all(
      [1, 2, 3].map(() => refresh(refreshToken, later(REUSE_INTERVAL_MS + 1_000))),
    )
    expect(all.map((one) => one.state === 'refused' && one.code)).toEqual([
      'reused',
      'reused',
      'reused',
    ])
    expect(all.filter((one) => one.state === 'refused' && one.ended !== null)).toHaveLength(1)
  })

  test('again with the parent gives the same child for 10 s (A-D04), and after that ends the family (A-D01, A-D02)', async () => {
    const { refreshToken } = await newDevice()
    const child = (await refreshed(refreshToken)).refreshToken
    expect((await refreshed(refreshToken, later(REUSE_INTERVAL_MS - 1_000))).refreshToken).toBe(
      child,
    )
    const { sid } = await familyOf(refreshToken)
    expect(await refresh(refreshToken, later(REUSE_INTERVAL_MS + 1_000))).toEqual({
      state: 'refused',
      code: 'reused',
      ended: sid,
    })
    for (const one of [child, refreshToken]) expect(await refresh(one)).toEqual(refused('reused'))
  })

  test('with a grandparent ends the family, however early', async () => {
    const { refreshToken } = await newDevice()
    const child = await refreshed((await refreshed(refreshToken)).refreshToken)
    expect(await refresh(refreshToken)).toMatchObject({ code: 'reused', ended: expect.any(String) })
    expect(await refresh(child.refreshToken)).toEqual(refused('reused'))
  })

  test('ends at the absolute limit (A-D10), and gives out nothing that lasts longer', async () => {
    const { refreshToken } = await newDevice()
    const { expires } = await familyOf(refreshToken)
    const late = await refreshed(refreshToken, new Date(expires.getTime() - 20_000))
    expect(late.expires.getTime()).toBeLessThanOrEqual(expires.getTime())
    expect(await refresh(late.refreshToken, expires)).toEqual(refused('expired'))
  })

  test('beside another session changes nothing (A-D14), nor does one with something else for a token', async () => {
    const [one, other] = [await newDevice(), await newDevice()]
    expect(
      await refresh(one.refreshToken, new Date(), `${names.sessionToken}=${other.token}`),
    ).toEqual(refused('unknown_session'))
    for (const nonsense of ['', 'x', one.token, `${one.refreshToken}A`, hashOf(one.refreshToken)])
      expect(await refresh(nonsense)).toEqual(refused('unknown_session'))
    expect((await familyOf(one.refreshToken)).refreshTokens).toHaveLength(1)
    expect(
      await refresh(one.refreshToken, new Date(), `${names.sessionToken}=${one.token}`),
    ).toMatchObject({ state: 'refreshed' })
  })

  test('of somebody who was disabled is refused, and stays so when they are enabled again (A-D08)', async () => {
    const { refreshToken } = await newDevice()
    await setDisabled(ada, new Date())
    expect(await refresh(refreshToken)).toEqual(refused('revoked'))
    await setDisabled(ada, null)
    expect(await refresh(refreshToken)).toEqual(refused('revoked'))
  })
})

describe('a sign-out', () => {
  test('ends the family and clears both cookies, though the access token has expired', async () => {
    const device = await newDevice()
    vi.useFakeTimers({ now: later(120_000), toFake: ['Date'] })
    vi.spyOn(console, 'error').mockImplementation(() => {}) // Auth.js says that the token has expired
    expect(await design.read(device.token)).toEqual({ state: 'refused', code: 'expired' })
    await device.signOut()
    vi.useRealTimers()
    expect([device.jar.get(names.sessionToken), device.jar.get(names.refreshToken)]).toEqual([
      null,
      null,
    ])
    expect(await refresh(device.refreshToken)).toEqual(refused('revoked'))
  })
})

test('reading a session whose token has merely expired keeps the cookie: it can still be refreshed', async () => {
  const device = await newDevice()
  vi.useFakeTimers({ now: later(120_000), toFake: ['Date'] })
  expect(await device.session()).toBeNull()
  vi.useRealTimers()
  expect(joinChunks(device.jar.header(), names.sessionToken)).toBe(device.token)
})

describe('the server', () => {
  test('lists families, ends the one or the others, and says within how long', async () => {
    const bob = found(
      await createPerson(
        { name: 'Bob', email: 'bob@example.org', password: 'plinth gravel omelet' },
        new Date(),
      ),
    ).id
    const devices = await Promise.all([1, 2, 3].map(async () => signIn(design, bob)))
    const [mine, second] = [found(devices[0]), found(devices[1])]
    const listed = async () => (await design.devices(bob, mine.token)).devices ?? []
    const refreshTokenOf = (device: { jar: CookieJar }) => found(device.jar.get(names.refreshToken))
    expect((await listed()).map(({ current }) => current).sort()).toEqual([false, false, true])
    const { sid } = await familyOf(refreshTokenOf(second))
    expect(await design.revoke({ scope: 'one', userId: ada, deviceId: sid })).toMatchObject({
      effect: 'not found',
    })
    expect(await design.revoke({ scope: 'one', userId: bob, deviceId: sid })).toEqual({
      effect: 'within',
      ms: 60_000,
      ended: 1,
    })
    expect(await design.revoke({ scope: 'one', userId: bob, deviceId: '\0' })).toMatchObject({
      effect: 'not found',
    })
    expect(await refresh(refreshTokenOf(second))).toEqual(refused('revoked'))
    expect(await design.read(second.token)).toMatchObject({ state: 'accepted' }) // until it expires
    expect(await design.revoke({ scope: 'others', userId: bob, token: mine.token })).toMatchObject({
      ended: 1,
    })
    expect(await listed()).toMatchObject([{ current: true }])
    expect(await design.revoke({ scope: 'all', userId: bob })).toMatchObject({ ended: 1 })
    expect(await refresh(refreshTokenOf(mine))).toEqual(refused('revoked'))
  })

  test('shows what is kept of a session: one row, and one for each token', async () => {
    const { token, refreshToken } = await newDevice()
    const first = found((await design.inspect(token)).stored)
    await refreshed(refreshToken)
    const second = found((await design.inspect(token)).stored)
    expect([first.values.refreshTokens, second.values.refreshTokens]).toEqual([1, 2])
    expect(second.bytes).toBeGreaterThan(first.bytes)
  })
})
