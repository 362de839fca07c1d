import { afterEach, expect, test, vi } from 'vitest'
import { database } from '@/_store/database'
import { countAttempt, forgiveAttempts } from './rate-limits'

const ACCOUNT = 'sign-in by account'
const attempts = (key: string, times: number) => Promise.all(Array.from({ length: times }, () => countAttempt(ACCOUNT, key)))
afterEach(() => vi.useRealTimers())

test('ten are within the limit, and the next is told how many seconds to wait', async () => {
  expect(await attempts('ada', 10)).toEqual(Array(10).fill(null))
  const wait = await countAttempt(ACCOUNT, 'ada')
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(60)
})

test('guesses made at the same time are all counted', async () => {
  const answers = await attempts('in parallel', 25)
  expect(answers.filter((wait) => wait === null)).toHaveLength(10)
})

test('one key’s attempts are not another’s, nor one limit’s another’s', async () => {
  await attempts('grace', 11)
  expect(await countAttempt(ACCOUNT, 'alan')).toBeNull()
  expect(await countAttempt('sign-in by address', 'grace')).toBeNull()
})

test('who gets in starts afresh', async () => {
  await attempts('joan', 11)
  await forgiveAttempts(ACCOUNT, 'joan')
  expect(await countAttempt(ACCOUNT, 'joan')).toBeNull()
})

test('after a minute the window is over', async () => {
  await attempts('mary', 11)
  vi.useFakeTimers({ now: Date.now() + 61_000, toFake: ['Date'] })
  expect(await countAttempt(ACCOUNT, 'mary')).toBeNull()
})

test('they are counted in the store, where another process finds them', async () => {
  await attempts('radia', 3)
  expect(await database().rateLimiterFlexible.findUnique({ where: { key: `${ACCOUNT}:radia` } })).toMatchObject({ points: 3 })
})
