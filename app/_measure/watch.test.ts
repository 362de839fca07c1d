import { expect, test } from 'vitest'
import type { Reading } from '@/_designs/session'
import { firstLook, prime, type Watcher, watch } from './watch'

const user = { id: '1', name: 'Ada', email: 'ada@example.org', role: 'member' } as const
const refused: Reading = { state: 'refused', code: 'revoked' }
const accepted = (seconds: number): Reading => ({
  state: 'accepted',
  user,
  expires: new Date(Date.now() + seconds * 1000).toISOString(),
})
const down: Reading = { state: 'unavailable' }

/** A server that returns one reading after another, and repeats the last one. */
function answering(...readings: [Reading, ...Reading[]]): Watcher {
  const rest = [...readings]
  return {
    tokens: ['t'],
    design: { read: async () => (rest.length > 1 ? rest.shift() : rest[0]) ?? readings[0] },
  }
}
const revoked = () => ({ since: performance.now(), ends: true })
const patience = (signal = new AbortController().signal) => ({
  since: performance.now(),
  onWait() {},
  signal,
})

test('a refusal of the first check is immediate', async () => {
  expect(await firstLook(answering(refused), revoked())).toMatchObject({ kind: 'immediate' })
  expect(await firstLook(answering(accepted(900)), revoked())).toBeNull()
  expect(await firstLook(answering(down), revoked())).toBeNull()
})

test('a token that nothing revokes is not watched, unless it expires soon', async () => {
  const lag = await firstLook(answering(accepted(2_592_000)), {
    since: performance.now(),
    ends: false,
  })
  expect(lag).toEqual({ kind: 'until it expires', seconds: 2_592_000 })
  expect(
    await firstLook(answering(accepted(30)), { since: performance.now(), ends: false }),
  ).toBeNull()
})

test('a watch ends with the first refusal; an outage is no refusal', async () => {
  const { kind } = await watch(answering(accepted(900), down, accepted(900), refused), patience())
  expect(kind).toBe('after')
})

test('a watch goes on while one of several tokens is accepted', async () => {
  let looks = 0
  const design = {
    read: async (token: string) => (token === 'b' && ++looks < 4 ? accepted(900) : refused),
  }
  await watch({ design, tokens: ['a', 'b'] }, patience())
  expect(looks).toBe(4)
})

test('a watch ends with the run', async () => {
  const run = new AbortController()
  const watching = watch(answering(accepted(900)), patience(run.signal))
  run.abort(new Error('cancelled'))
  await expect(watching).rejects.toThrow('abort')
})

test('a token that was never accepted is reported before the watch', async () => {
  expect(await prime(answering(refused))).toBe(false)
  expect(await prime(answering(accepted(900)))).toBe(true)
})
