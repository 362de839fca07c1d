import { afterEach, expect, test, vi } from 'vitest'
import { database } from '@/_store/database'
import { countAttempt, countGuess, resetAttempts } from './rate-limits'

const ACCOUNT = 'sign-in by account and address'
const attempts = (key: string, times: number) =>
  Promise.all(Array.from({ length: times }, () => countAttempt(ACCOUNT, key)))
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
  const guess = () => countGuess('joan@example.org', '203.0.113.1')
  for (let n = 0; n < 10; n++) expect(await guess()).toBeNull()
  expect(await guess()).not.toBeNull()
  await resetAttempts('joan@example.org', '203.0.113.1')
  expect(await guess()).toBeNull()
})

test('a stranger who guesses too often locks only themselves out', async () => {
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

test('an address that is refused counts against no account', async () => {
  for (let n = 0; n < 61; n++) await countGuess(null, '203.0.113.4')
  expect(await countGuess('hedy@example.org', '203.0.113.4')).not.toBeNull()
  const keys = await database().rateLimiterFlexible.findMany({
    where: { key: { contains: 'hedy@example.org' } },
  })
  expect(keys).toEqual([])
})

test('after a minute the window is over', async () => {
  await attempts('mary', 11)
  vi.useFakeTimers({ now: Date.now() + 61_000, toFake: ['Date'] })
  expect(await countAttempt(ACCOUNT, 'mary')).toBeNull()
})

test('they are counted in the store, where another process finds them', async () => {
  await attempts('radia', 3)
  expect(
    await database().rateLimiterFlexible.findUnique({ where: { key: `${ACCOUNT}:radia` } }),
  ).toMatchObject({ points: 3 })
})
