import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { allDesigns } from '@/_designs/registry'
import { createVisitor } from '@/_people/new-visitor'
import { faultyStore } from '@/_store/faulty-store.fixture'
import { newBrowser } from './_browser.fixture'

/** At least one error of each class that a broken store answers with. */
const STATES = [
  ['08006', 'connection failure'],
  ['0A000', 'a cached plan whose table has changed'],
  ['22P02', 'a value that fits no enum'],
  ['23502', 'a column that a newer release requires'],
  ['25006', 'a read-only standby'],
  ['25P02', 'a transaction that has failed'],
  ['26000', 'a prepared statement that the pooler has lost'],
  ['28000', 'a role that may no longer connect'],
  ['3D000', 'no such database'],
  ['40001', 'a serialization failure'],
  ['40P01', 'a deadlock'],
  ['42501', 'lost grants'],
  ['42703', 'a missing column'],
  ['42P01', 'a missing table'],
  ['42P05', 'a prepared statement of another client'],
  ['53100', 'a full disk'],
  ['55P03', 'a lock that is not available'],
  ['57014', 'a statement that took too long'],
  ['58030', 'an I/O error'],
  ['P0001', 'a trigger that raises'],
  ['XX001', 'corrupted data'],
] as const

const OUTAGE = { status: 503, code: 'store_unavailable' }
const FINE = { status: 200, code: null }

async function outcome(response: Response) {
  const body = await response
    .clone()
    .json()
    .catch(() => null)
  return { status: response.status, code: body?.error?.code ?? null }
}

let log = vi.spyOn(console, 'error')
beforeEach(() => {
  log = vi.spyOn(console, 'error').mockImplementation(() => {})
})

let userId = ''
beforeAll(async () => {
  userId = (await createVisitor(new Date())).person.id
})

describe.each(allDesigns().map((design) => ({ id: design.id, design })))('$id', ({ design }) => {
  const { outage, canListSessions, lagMs } = design.guarantees
  const signOutNeedsStore = outage.signOut === 'unavailable'

  async function signedIn() {
    const browser = newBrowser(design, userId)
    await browser.signIn(await browser.csrf(), await browser.ticket())
    expect(browser.token(), 'signed in').not.toBeNull()
    return browser
  }

  test('A-G40 each unexpected error of the store is an outage, never a refusal', async () => {
    const store = await faultyStore()
    const browser = await signedIn()
    const held = [browser.token(), browser.refreshToken()]
    const [csrf, ticket] = [await browser.csrf(), await browser.ticket()]
    // A design with a copy in memory can use it for a while.
    const needed = outage.checks === 'unavailable'
    const checks = [...(needed ? [OUTAGE] : []), ...(needed && outage.heldMs === 0 ? [] : [FINE])]
    for (const [state, meaning] of STATES) {
      const at = `${state}, ${meaning}`
      const isOutage = async (ask: () => Promise<Response>, task?: string) => {
        const response = await store.failing(state, ask)
        if (task)
          expect((await response.clone().json()).error.message, at).toContain(
            `The ${task} is not confirmed.`,
          )
        expect(await outcome(response), at).toEqual(OUTAGE)
        expect([browser.token(), browser.refreshToken()], at).toEqual(held)
      }
      expect(checks, at).toContainEqual(await outcome(await store.failing(state, browser.check)))
      await isOutage(() => browser.signIn(csrf, ticket), 'sign-in')
      await isOutage(browser.revokeAll)
      if (canListSessions) await isOutage(browser.devices)
      if (design.refresh) await isOutage(browser.refresh)
      if (signOutNeedsStore) await isOutage(() => browser.signOut(csrf), 'sign-out')
      expect(log.mock.calls.flat(), 'for the operator').toContain(`[store] answered ${state}`)
    }
    expect(await outcome(await browser.check()), 'afterwards').toEqual(FINE)
    expect((await browser.signIn(csrf, ticket)).status, 'the ticket is still good').toBe(302)
    expect(browser.token()).not.toBe(held[0])
    await browser.signOut(csrf)
    expect(browser.token()).toBeNull()
  })

  /** A change, the browser that asks for it, and whether no session is left after it. */
  const CHANGES = {
    'sign-in': async () => {
      const browser = newBrowser(design, userId)
      const [csrf, ticket] = [await browser.csrf(), await browser.ticket()]
      return { browser, change: () => browser.signIn(csrf, ticket), ends: false }
    },
    'sign-out': async () => {
      const browser = await signedIn()
      const csrf = await browser.csrf()
      const ends = signOutNeedsStore && design.refresh === null
      return { browser, change: () => browser.signOut(csrf), ends }
    },
    revocation: async () => {
      const browser = await signedIn()
      return { browser, change: browser.revokeAll, ends: lagMs !== null && design.refresh === null }
    },
  }

  test.each(Object.entries(CHANGES))(
    'A-G41 %s: whichever statement fails, what is confirmed was done',
    async (_, prepare) => {
      const store = await faultyStore()
      for (let after = 0; after < 40; after += 1) {
        const at = `after ${after} statements`
        const { browser, change, ends } = await prepare()
        const before = browser.token()
        const response = await store.failing('XX000', change, after)
        if (response.status < 400) {
          if (ends) expect((await design.read(before ?? '')).state, at).toBe('refused')
          return
        }
        expect(await outcome(response), at).toEqual(OUTAGE)
        expect(browser.token(), at).toBe(before)
      }
      throw new Error('It was never confirmed.')
    },
  )
})
