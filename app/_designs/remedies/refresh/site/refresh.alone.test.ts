import { decodeJwt } from 'jose'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { ACCESS_TOKEN_LIFETIME_S } from '@/_config/lifetimes'
import { joinChunks } from '@/_designs/request/token'
import { signIn } from '@/_lab/sign-in.fixture'
import { setDisabled, setRole } from '@/_people/person'
import type { CookieJar } from '../../../client/cookie-jar'
import { hashOf } from '../refresh-token'
import {
  design,
  familyOf,
  found,
  later,
  names,
  newDevice,
  newPerson,
  refresh,
  refreshed,
  refused,
} from './refresh.fixture'

let ada = ''
beforeAll(async () => {
  ada = await newPerson('Ada')
})

describe('a sign-in', () => {
  test('issues an access token for one minute and a 256-bit refresh token, stored as a hash (A-D11)', async () => {
    const { token, refreshToken } = await newDevice(ada)
    const reading = await design.read(token)
    const leftMs = Date.parse(reading.state === 'accepted' ? reading.expires : '') - Date.now()
    expect(leftMs).toBeLessThanOrEqual(ACCESS_TOKEN_LIFETIME_S * 1000)
    expect(leftMs).toBeGreaterThan((ACCESS_TOKEN_LIFETIME_S - 5) * 1000)
    expect(Buffer.from(refreshToken, 'base64url')).toHaveLength(32)
    const family = await familyOf(refreshToken)
    expect(JSON.stringify(family)).not.toContain(refreshToken)
    const lastsS = (family.expires.getTime() - family.createdAt.getTime()) / 1000
    expect(lastsS).toBeLessThanOrEqual(12 * 60 * 60)
    expect(lastsS).toBeGreaterThan(12 * 60 * 60 - 5)
  })

  test('in the same browser ends the family that it replaces', async () => {
    const first = await newDevice(ada)
    await signIn(design, ada, first.jar)
    expect(await refresh(first.refreshToken)).toEqual(refused('revoked'))
    expect(await refresh(found(first.jar.get(names.refreshToken)))).toMatchObject({
      state: 'refreshed',
    })
  })
})

describe('a refresh', () => {
  test('issues the next pair for the same session, with the current claims of the person', async () => {
    const { token, refreshToken } = await newDevice(ada)
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

  test('is the only way to extend a session: a read keeps the expiry of the token', async () => {
    const device = await newDevice(ada)
    const before = await design.read(device.tokenNow())
    vi.useFakeTimers({ now: later(30_000), toFake: ['Date'] })
    await device.session()
    vi.useRealTimers()
    expect(device.tokenNow()).not.toBe(device.token)
    expect(await design.read(device.tokenNow())).toEqual(before)
  })

  test('sets both cookies, as narrow as possible, and not for longer than the session', async () => {
    const { refreshToken } = await newDevice(ada)
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

  test('ends at the absolute limit (A-D10), and no token lasts longer', async () => {
    const { refreshToken } = await newDevice(ada)
    const { expires } = await familyOf(refreshToken)
    const late = await refreshed(refreshToken, new Date(expires.getTime() - 20_000))
    expect(late.expires.getTime()).toBeLessThanOrEqual(expires.getTime())
    expect(await refresh(late.refreshToken, expires)).toEqual(refused('expired'))
  })

  test('with another session’s cookie (A-D14) or a malformed token changes nothing', async () => {
    const [one, other] = [await newDevice(ada), await newDevice(ada)]
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

  test('of a disabled person is refused, and stays refused after the person is enabled again (A-D08)', async () => {
    const { refreshToken } = await newDevice(ada)
    await setDisabled(ada, new Date())
    expect(await refresh(refreshToken)).toEqual(refused('revoked'))
    await setDisabled(ada, null)
    expect(await refresh(refreshToken)).toEqual(refused('revoked'))
  })
})

describe('a sign-out', () => {
  test('ends the family and clears both cookies, even if the access token has expired', async () => {
    const device = await newDevice(ada)
    vi.useFakeTimers({ now: later(120_000), toFake: ['Date'] })
    // Auth.js logs that the token has expired
    vi.spyOn(console, 'error').mockImplementation(() => {})
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

test('reading a session with an expired access token keeps the cookie, so it can still be refreshed', async () => {
  const device = await newDevice(ada)
  vi.useFakeTimers({ now: later(120_000), toFake: ['Date'] })
  expect(await device.session()).toBeNull()
  vi.useRealTimers()
  expect(joinChunks(device.jar.header(), names.sessionToken)).toBe(device.token)
})

describe('the server', () => {
  test('lists families, ends one or all others, and states the lag', async () => {
    const bob = await newPerson('Bob')
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

  test('shows the stored rows of a session: one for the family, one for each token', async () => {
    const { token, refreshToken } = await newDevice(ada)
    const first = found((await design.inspect(token)).stored)
    await refreshed(refreshToken)
    const second = found((await design.inspect(token)).stored)
    expect([first.values.refreshTokens, second.values.refreshTokens]).toEqual([1, 2])
    expect(second.bytes).toBeGreaterThan(first.bytes)
  })
})
