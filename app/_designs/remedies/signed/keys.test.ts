import { sign, verify } from 'node:crypto'
import { calculateJwkThumbprint } from 'jose'
import { expect, test } from 'vitest'
import { derivedKeys } from './keys'

const PERIOD_S = 30 * 24 * 60 * 60
const [SECRET, OTHER] = ['a secret of thirty-two characters!', 'another secret of thirty-two chars']
const START = new Date(PERIOD_S * 688 * 1000) // the first moment of a period
const after = (periods: number, ms = 0) =>
  new Date(START.getTime() + periods * PERIOD_S * 1000 + ms)
const kids = async (keys: ReturnType<typeof derivedKeys>, now: Date) =>
  (await keys.published(now)).keys.map(({ kid }) => kid)

test('servers with the same secret have the same key; other servers do not', async () => {
  const [here, there, elsewhere] = await Promise.all(
    [SECRET, SECRET, OTHER].map((secret) => derivedKeys([secret], PERIOD_S).current(START)),
  )
  expect(here?.kid).toBe(there?.kid)
  expect(here?.privateKey.equals(there?.privateKey ?? here.privateKey)).toBe(true)
  expect(elsewhere?.kid).not.toBe(here?.kid)
})

test('a key signs for one period, and is known from the period before to the period after', async () => {
  const keys = derivedKeys([SECRET], PERIOD_S)
  const { kid } = await keys.current(START)
  expect((await keys.current(after(1, -1))).kid).toBe(kid)
  expect((await keys.current(after(1))).kid).not.toBe(kid)
  for (const [now, known] of [
    [after(-1, -1), false],
    [after(-1), true],
    [START, true],
    [after(1), true],
    [after(2, -1), true],
    [after(2), false],
  ] as const) {
    expect((await keys.find(kid, now)) !== null, now.toISOString()).toBe(known)
    expect((await kids(keys, now)).includes(kid), now.toISOString()).toBe(known)
  }
})

test('the published keys are public, complete and named by their thumbprint (RFC 7638)', async () => {
  const { keys } = await derivedKeys([SECRET], PERIOD_S).published(START)
  expect(keys).toHaveLength(3)
  expect(new Set(keys.map(({ kid }) => kid)).size).toBe(3)
  for (const key of keys) {
    expect(key).toEqual({
      kty: 'OKP',
      crv: 'Ed25519',
      x: expect.stringMatching(/^[\w-]{43}$/),
      kid: await calculateJwkThumbprint(key),
      alg: 'EdDSA',
      use: 'sig',
    })
  }
})

test('the key found by its name verifies a signature of the current key', async () => {
  const keys = derivedKeys([SECRET], PERIOD_S)
  const { kid, privateKey } = await keys.current(START)
  const publicKey = await keys.find(kid, after(1))
  const [data, changed] = [Buffer.from('badge'), Buffer.from('budge')]
  const signature = sign(null, data, privateKey)
  expect(publicKey?.type).toBe('public')
  expect(publicKey && verify(null, data, publicKey, signature)).toBe(true)
  expect(publicKey && verify(null, changed, publicKey, signature)).toBe(false)
})

test.each(['', 'x', '__proto__', 'constructor', '0 688'])('%j names no key', async (kid) => {
  expect(await derivedKeys([SECRET], PERIOD_S).find(kid, START)).toBeNull()
})

test('A-C23 keys of the previous secret verify and are published; without that secret they are gone', async () => {
  const [before, during, gone] = [
    derivedKeys([OTHER], PERIOD_S),
    derivedKeys([SECRET, OTHER], PERIOD_S),
    derivedKeys([SECRET], PERIOD_S),
  ]
  const { kid } = await before.current(START)
  expect((await during.current(START)).kid).toBe((await gone.current(START)).kid)
  expect(await during.find(kid, after(1))).not.toBeNull()
  expect(await kids(during, START)).toEqual([
    ...(await kids(gone, START)),
    ...(await kids(before, START)),
  ])
  expect(await gone.find(kid, START)).toBeNull()
})
