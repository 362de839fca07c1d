import { afterEach, expect, test, vi } from 'vitest'
import * as env from '@/_config/env'
import { PURGE_INTERVAL_MS, SANDBOX_LIFETIME_MS } from '@/_config/lifetimes'
import { database } from '@/_store/database'
import { createPerson } from './person'
import { keepPurging, purge, purgeInPassing } from './purge'
import { countAttempt } from './rate-limits'
import { issueTicket } from './tickets'

const NOW = new Date()
const after = (ms: number) => new Date(NOW.getTime() + ms)
const NOTHING = { sandboxes: 0, sessions: 0, tokenSessions: 0, denials: 0, tickets: 0, limits: 0 }

async function moveIn(email: string, now: Date) {
  const person = await createPerson({ name: 'Ada', email, password: 'plinth gravel omelet' }, now)
  const userId = person?.id ?? ''
  await database().session.create({
    data: {
      userId,
      design: 'database',
      label: 'x',
      sessionToken: email,
      expires: after(10 * SANDBOX_LIFETIME_MS),
    },
  })
  return userId
}

test('expired sandboxes are deleted with all their rows; others stay', async () => {
  const [gone, stays] = [
    await moveIn('gone@example.org', NOW),
    await moveIn('stays@example.org', after(1_000)),
  ]
  await issueTicket(gone, 'jwt', NOW)
  const carried = {
    userId: gone,
    design: 'jwt-denylist',
    label: 'x',
    expires: after(10 * SANDBOX_LIFETIME_MS),
  }
  await database().tokenSession.createMany({
    data: [
      { sid: 'outlives', ...carried },
      { sid: 'was ended', endedAt: NOW, ...carried },
    ],
  })
  await countAttempt('sign-in by address', '203.0.113.9')
  await database().session.create({
    data: {
      userId: stays,
      design: 'database',
      label: 'x',
      sessionToken: 'idle',
      expires: after(-1),
    },
  })

  expect(await purge(after(-1_000))).toEqual(NOTHING)
  expect(await purge(after(SANDBOX_LIFETIME_MS + 500))).toMatchObject({
    sandboxes: 1,
    tickets: 1,
    limits: 1,
  })
  expect((await database().user.findMany()).map(({ id }) => id)).toEqual([stays])
  expect((await database().session.findMany()).map(({ sessionToken }) => sessionToken)).toEqual([
    'stays@example.org',
  ])
  expect(await purge(after(SANDBOX_LIFETIME_MS + 500))).toEqual(NOTHING)
  // A token that is not looked up any more is on the denylist.
  expect((await database().deniedSession.findMany()).map(({ sid }) => sid)).toEqual(['outlives'])
})

test('the row of a token stays while a slow clock may accept the token; a denial, to its end', async () => {
  const HOUR_MS = 60 * 60 * 1000
  const userId = await moveIn('token@example.org', NOW)
  const row = (sid: string, ms: number) => ({
    ...{ sid, userId, design: 'jwt-denylist', label: 'x' },
    expires: after(ms),
  })
  await database().tokenSession.createMany({
    data: [row('may be accepted', -HOUR_MS), row('is over', -3 * HOUR_MS)],
  })
  const denial = (sid: string, ms: number) => ({ sid, design: 'x', expires: after(ms) })
  await database().deniedSession.createMany({
    data: [denial('refuses', 1_000), denial('refuses nothing', -1_000)],
  })
  expect(await purge(NOW)).toEqual({ ...NOTHING, tokenSessions: 1, denials: 1 })
  const left = [
    ...(await database().tokenSession.findMany({ where: { userId } })),
    ...(await database().deniedSession.findMany({ where: { design: 'x' } })),
  ]
  expect(left.map(({ sid }) => sid)).toEqual(['may be accepted', 'refuses'])
})

afterEach(() => vi.useRealTimers())

test('a failed purge writes one line to the log, and runs again an hour later', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const told = vi.spyOn(console, 'error').mockImplementation(() => {})
  const run = vi.fn().mockRejectedValue(new TypeError('secret details'))
  keepPurging(run)
  await vi.advanceTimersByTimeAsync(PURGE_INTERVAL_MS)
  expect(run).toHaveBeenCalledTimes(2)
  expect(told.mock.calls).toEqual([['[purge] failed: TypeError'], ['[purge] failed: TypeError']])
})

test('a serverless process purges during requests at most once an hour; a server never does', async () => {
  const run = vi.fn().mockResolvedValue({})
  await purgeInPassing(run)
  expect(run).not.toHaveBeenCalled()
  vi.spyOn(env, 'getEnv').mockReturnValue({ ...env.getEnv(), serverless: true })
  vi.useFakeTimers({ toFake: ['performance'] })
  await purgeInPassing(run)
  await purgeInPassing(run)
  expect(run).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(PURGE_INTERVAL_MS)
  await purgeInPassing(run)
  expect(run).toHaveBeenCalledTimes(2)
})
