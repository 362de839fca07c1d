import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { REUSE_INTERVAL_MS, TICKET_LIFETIME_MS } from '@/_config/lifetimes'
import { oncePerProcess } from '@/_config/once-per-process'
import { signIn } from '@/_lab/sign-in.fixture'
import { createPerson } from '@/_people/person'
import { purge } from '@/_people/purge'
import { countAttempt } from '@/_people/rate-limits'
import { issueTicket, redeemTicket } from '@/_people/tickets'
import { StoreClock } from '@/_store/store-clock'
import { allDesigns, getDesign } from './registry'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
/** How wrong the clock of a server is. */
const SKEWS = [-5 * MINUTE, 5 * MINUTE, -HOUR, HOUR]

let storeMs = Date.now()
oncePerProcess('clock of the store', () => new StoreClock(async () => storeMs))

/** Time passes, for the server and for the store. */
const pass = (ms: number) => {
  vi.advanceTimersByTime(ms)
  storeMs += ms
}
/** Sets the clock of the server, as an operator or NTP does. */
const setClock = (aheadMs: number) => vi.setSystemTime(storeMs + aheadMs)

beforeEach(() => {
  vi.useFakeTimers({ now: storeMs, toFake: ['Date', 'performance'] })
})
afterEach(() => vi.useRealTimers())

let ada = ''
beforeAll(async () => {
  const person = await createPerson(
    { name: 'Ada', email: 'ada@example.org', password: 'plinth gravel omelet' },
    new Date(),
    { lifetimeMs: 365 * 24 * HOUR },
  )
  ada = person?.id ?? ''
})

const stored = allDesigns().filter(({ guarantees }) => guarantees.sessionLocation !== 'token')

describe.each(SKEWS)('A-G60: with the clock of a server %i ms ahead', (aheadMs) => {
  test.each(stored.map((design) => [design.id, design] as const))(
    '%s ends a session at the time of its store',
    async (_, design) => {
      setClock(-aheadMs) // the server that issues it is wrong the other way
      const { token: issued } = await signIn(design, ada)
      const token = await design.lab.shorten(issued, new Date(Date.now() + MINUTE))
      expect(token).not.toBeNull()
      setClock(aheadMs)
      pass(MINUTE - 2 * SECOND)
      const live = await design.read(token ?? '')
      expect(live.state).toBe('accepted')
      // A page that counts down by the clock of this server shows what is left.
      if (live.state === 'accepted')
        expect(Date.parse(live.expires) - Date.now()).toBeLessThanOrEqual(3 * SECOND)
      pass(4 * SECOND)
      expect(await design.read(token ?? '')).toEqual({ state: 'refused', code: 'expired' })
    },
  )

  test('a ticket can be redeemed for as long as it is valid', async () => {
    for (const [afterMs, owner] of [
      [TICKET_LIFETIME_MS - 2 * SECOND, ada],
      [TICKET_LIFETIME_MS + 2 * SECOND, null],
    ] as const) {
      setClock(0)
      const ticket = await issueTicket(ada, 'jwt', new Date())
      pass(afterMs)
      setClock(aheadMs)
      expect(await redeemTicket(ticket, 'jwt', new Date())).toBe(owner)
    }
  })

  test('a limit holds for its time', async () => {
    const attempt = () => countAttempt('flawed tokens by person', `at ${aheadMs}`)
    setClock(0)
    for (let count = 0; count < 60; count++) expect(await attempt()).toBeNull()
    setClock(aheadMs)
    pass(MINUTE - 5 * SECOND)
    expect(await attempt()).toBeGreaterThan(0)
    pass(7 * SECOND)
    expect(await attempt()).toBeNull()
  })

  test('a refresh token is reused within its interval, and ends its family after it', async () => {
    const design = getDesign('jwt-refresh')
    if (!design?.refresh) throw new Error('There is no design with refresh tokens.')
    for (const [afterMs, state] of [
      [REUSE_INTERVAL_MS - 2 * SECOND, 'refreshed'],
      [REUSE_INTERVAL_MS + 2 * SECOND, 'refused'],
    ] as const) {
      setClock(0)
      const { jar } = await signIn(design, ada)
      const refreshToken = jar.get(design.cookies.refreshToken) ?? ''
      const use = () => design.refresh?.({ refreshToken, cookies: '', now: new Date() })
      expect(await use()).toMatchObject({ state: 'refreshed' })
      setClock(aheadMs)
      pass(afterMs)
      expect(await use()).toMatchObject({ state })
    }
  })

  test('a purge deletes nothing that is live', async () => {
    const design = stored[0]
    const { token: issued = '' } = design ? await signIn(design, ada) : {}
    const token = (await design?.lab.shorten(issued, new Date(Date.now() + MINUTE))) ?? ''
    pass(MINUTE - 2 * SECOND)
    setClock(aheadMs)
    await purge(new Date())
    expect(await design?.read(token)).toMatchObject({ state: 'accepted' })
  })
})

test('A-G61: a denial outlives each token, also with one server ahead and one behind', async () => {
  const design = getDesign('jwt-denylist')
  if (design === null) throw new Error('There is no design with a denylist.')
  setClock(HOUR)
  const { token } = await signIn(design, ada)
  setClock(0)
  expect(await design.revoke({ scope: 'all', userId: ada })).toMatchObject({ ended: 1 })
  pass(design.guarantees.lifetimeS * SECOND + 2 * HOUR - MINUTE)
  await purge(new Date())
  setClock(-HOUR)
  expect(await design.read(token)).toEqual({ state: 'refused', code: 'revoked' })
})
