import { afterEach, expect, test, vi } from 'vitest'
import { database } from '@/_store/database'
import { countAttempt, countGuess, resetAttempts } from './rate-limits'

const ACCOUNT = 'sign-in by account and address'
const attempts = (key: string, times: number) =>
  Promise.all(Array.from({ length: times }, () => countAttempt(ACCOUNT, key)))
afterEach(() => vi.useRealTimers())

test('ten attempts are within the limit; the next answer says how many seconds to wait', async () => {
  expect(await attempts('ada', 10)).toEqual(Array(10).fill(null))
  const wait = await countAttempt(ACCOUNT, 'ada')
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(60)
})

test('simultaneous guesses are all counted', async () => {
  const answers = await attempts('in parallel', 25)
  expect(answers.filter((wait) => wait === null)).toHaveLength(10)
})

test('attempts are counted separately for each key and each limit', async () => {
  await attempts('grace', 11)
  expect(await countAttempt(ACCOUNT, 'alan')).toBeNull()
  expect(await countAttempt('sign-in by address', 'grace')).toBeNull()
})

test('a successful sign-in resets the count', async () => {
  const guess = () => countGuess('joan@example.org', '203.0.113.1')
  for (let n = 0; n < 10; n++) expect(await guess()).toBeNull()
  expect(await guess()).not.toBeNull()
  await resetAttempts('joan@example.org', '203.0.113.1')
  expect(await guess()).toBeNull()
})

test('a stranger who guesses too often locks out only themselves', async () => {
  for (let n = 0; n < 20; n++) await countGuess('edith@example.org', '203.0.113.2')
  expect(await countGuess('edith@example.org', '203.0.113.2')).not.toBeNull()
  expect(await countGuess('edith@example.org', '203.0.113.3')).toBeNull()
})

test('many strangers together are limited too', async () => {
  const answers: (number | null)[] = []
  for (let n = 0; n < 102; n++)
    answers.push(await countGuess('many@example.org', `198.51.100.${n % 12}`))
  expect(answers.findIndex((wait) => wait !== null)).toBe(100)
})

test('a blocked address does not add to the count of an account', async () => {
  for (let n = 0; n < 61; n++) await countGuess(null, '203.0.113.4')
  expect(await countGuess('hedy@example.org', '203.0.113.4')).not.toBeNull()
  const keys = await database().rateLimiterFlexible.findMany({
    where: { key: { contains: 'hedy@example.org' } },
  })
  expect(keys).toEqual([])
})

test('after one minute the window ends', async () => {
  await attempts('mary', 11)
  vi.useFakeTimers({ now: Date.now() + 61_000, toFake: ['Date'] })
  expect(await countAttempt(ACCOUNT, 'mary')).toBeNull()
})

test('attempts are counted in the store, so that another process sees them', async () => {
  await attempts('radia', 3)
  expect(
    await database().rateLimiterFlexible.findUnique({ where: { key: `${ACCOUNT}:radia` } }),
  ).toMatchObject({ points: 3 })
})
