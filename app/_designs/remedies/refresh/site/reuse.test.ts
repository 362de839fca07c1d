import { beforeAll, describe, expect, test } from 'vitest'
import { REUSE_INTERVAL_MS } from '@/_config/lifetimes'
import { newServer } from '@/_designs/lab-port/new-server'
import { getDesign } from '@/_designs/registry'
import {
  design,
  exchange,
  familyOf,
  found,
  later,
  newDevice,
  newPerson,
  refresh,
  refreshed,
  refused,
} from './refresh.fixture'

let grace = ''
beforeAll(async () => {
  grace = await newPerson('Grace')
})

describe('a refresh', () => {
  test('50 times at once with one token makes one child, the same for all (A-D03)', async () => {
    const { refreshToken } = await newDevice(grace)
    const all = await Promise.all(Array.from({ length: 50 }, () => refreshed(refreshToken)))
    expect(new Set(all.map((one) => one.refreshToken)).size).toBe(1)
    const { refreshTokens } = await familyOf(refreshToken)
    expect(refreshTokens).toHaveLength(2)
    expect(refreshTokens.filter(({ rotatedAt }) => rotatedAt === null)).toHaveLength(1)
  })

  test('50 times at once on two servers makes one child too (A-D03)', async () => {
    const { refreshToken } = await newDevice(grace)
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

  test('with a copy reports reuse once, however many requests use the copy (A-D19)', async () => {
    const { refreshToken } = await newDevice(grace)
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

  test('with the parent again gives the same child for 10 s (A-D04), then ends the family (A-D01, A-D02)', async () => {
    const { refreshToken } = await newDevice(grace)
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

  test('with a grandparent ends the family at any time', async () => {
    const { refreshToken } = await newDevice(grace)
    const child = await refreshed((await refreshed(refreshToken)).refreshToken)
    expect(await refresh(refreshToken)).toMatchObject({ code: 'reused', ended: expect.any(String) })
    expect(await refresh(child.refreshToken)).toEqual(refused('reused'))
  })
})
