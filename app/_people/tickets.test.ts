import { beforeAll, expect, test } from 'vitest'
import { database } from '@/_store/database'
import { createPerson } from './person'
import { changeByTicket, endTickets, issueChangeTicket, issueTicket, redeemTicket } from './tickets'

const NOW = new Date()
const later = (ms: number) => new Date(NOW.getTime() + ms)
let ada = ''
beforeAll(async () => {
  ada =
    (
      await createPerson(
        { name: 'Ada', email: 'ada@example.org', password: 'plinth gravel omelet' },
        NOW,
      )
    )?.id ?? ''
})

test('a ticket names its person once', async () => {
  const ticket = await issueTicket(ada, 'jwt', NOW)
  expect(await redeemTicket(ticket, 'jwt', NOW)).toBe(ada)
  expect(await redeemTicket(ticket, 'jwt', NOW)).toBeNull()
})

test('it works once, even if twenty requests use it at the same time', async () => {
  const ticket = await issueTicket(ada, 'jwt', NOW)
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => redeemTicket(ticket, 'jwt', NOW)),
  )
  expect(answers.filter((answer) => answer === ada)).toHaveLength(1)
  expect(answers.filter((answer) => answer === null)).toHaveLength(19)
})

test('it works for 30 s, and no longer', async () => {
  const [inTime, late] = [await issueTicket(ada, 'jwt', NOW), await issueTicket(ada, 'jwt', NOW)]
  expect(await redeemTicket(inTime, 'jwt', later(29_999))).toBe(ada)
  expect(await redeemTicket(late, 'jwt', later(30_000))).toBeNull()
})

test('it works for its own design only, and an attempt elsewhere does not use it up', async () => {
  const ticket = await issueTicket(ada, 'jwt-denylist', NOW)
  expect(await redeemTicket(ticket, 'jwt', NOW)).toBeNull()
  expect(await redeemTicket(ticket, 'database', NOW)).toBeNull()
  expect(await redeemTicket(ticket, 'jwt-denylist', NOW)).toBe(ada)
})

test('a ticket that was never issued names no person', async () => {
  expect(await redeemTicket('', 'jwt', NOW)).toBeNull()
  expect(await redeemTicket('\u0000', 'jwt', NOW)).toBeNull()
})

test('the store holds no usable ticket', async () => {
  const ticket = await issueTicket(ada, 'jwt', NOW)
  expect(JSON.stringify(await database().verificationToken.findMany())).not.toContain(ticket)
})

test('the tickets of one person can be ended, and other people’s tickets stay', async () => {
  const [hers, his] = [await issueTicket(ada, 'jwt', NOW), await issueTicket('babbage', 'jwt', NOW)]
  await endTickets(ada)
  expect(await redeemTicket(hers, 'jwt', NOW)).toBeNull()
  expect(await redeemTicket(his, 'jwt', NOW)).toBe('babbage')
})

test('a ticket that signs in makes no change, and one for a change signs nobody in', async () => {
  const [signsIn, changes] = [await issueTicket(ada, 'jwt', NOW), await issueChangeTicket(ada, NOW)]
  expect(await changeByTicket(signsIn, async () => 'changed')).toBeNull()
  expect(await redeemTicket(changes, 'jwt', NOW)).toBeNull()
  expect(await redeemTicket(signsIn, 'jwt', NOW)).toBe(ada)
  expect(await changeByTicket(changes, async () => 'changed')).toBe('changed')
})
