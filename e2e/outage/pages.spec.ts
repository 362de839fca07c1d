import type { Expectations } from '../fixtures/expectations'
import {
  column,
  everyPair,
  heartbeat,
  leftOf,
  nameOf,
  openComparison,
  queryOf,
  startAsVisitor,
  stockPair,
} from '../fixtures/pages'
import { expect, test } from '../servers/faulty-site'

// One site for all tests, because its store is down for all of them.
test.describe.configure({ mode: 'default' })

/** The text of a heartbeat while the store is down, by the status of `whoami`. */
const SAYS: Record<number, string> = { 200: 'accepted', 503: 'store unavailable' }
const says = ({ storeDown }: Expectations) => SAYS[storeDown.whoami] ?? ''

/**
 * Waiting distinguishes a store that hangs from one that is cut. That is tested once here, and for
 * every design in store-down.spec.ts.
 */
const FAULTS = [
  ...everyPair().map((pair) => ({ fault: 'cut' as const, pair })),
  { fault: 'hang' as const, pair: stockPair() },
]

for (const { fault, pair } of FAULTS) {
  test(`C28 C40 ${fault}: ${nameOf(pair)}: the page shows the outage and recovers`, async ({
    faulty,
    link,
    newDevice,
  }) => {
    const { page } = await newDevice({ origin: faulty.site.url })
    const visitor = await startAsVisitor(page, pair)
    link[fault]()
    for (const { expected } of pair)
      await expect(heartbeat(page, expected, 'You')).toContainText(says(expected))
    const down = pair.filter(({ expected }) => expected.storeDown.whoami === 503)
    for (const { expected } of down)
      await expect(column(page, expected)).toContainText(
        'The store does not answer, so nobody can tell whether you are signed in. The cookie is kept.',
      )
    const needing = pair.filter(({ expected }) => expected.storeDown.signOut === 503)
    for (const { expected } of needing) {
      await column(page, expected).getByRole('button', { name: 'Sign out' }).click()
      await expect(column(page, expected).getByRole('alert')).toContainText(
        'The session store does not answer. It may or may not have been done: try again in a few seconds. No cookie was cleared.',
      )
    }
    link.restore()
    // The page recovers without a reload.
    for (const { expected } of pair) {
      await expect(heartbeat(page, expected, 'You')).toContainText('accepted as member')
      await expect(column(page, expected)).toContainText(
        new RegExp(`for another ${leftOf(expected)}`),
      )
    }

    link[fault]()
    for (const side of ['left', 'right'] as const) {
      const { expected } = side === 'left' ? pair[0] : pair[1]
      const address = `/account?${queryOf(pair, side)}`
      await page.goto(address)
      await expect(page).toHaveURL(`${faulty.site.url}${address}`)
      const shows: Record<number, string> = { 200: visitor.email, 503: 'The store does not answer' }
      const either = expected.storeDown.again.map((status) => shows[status]).join('|')
      const inside = page
        .getByRole('region', { name: expected.label })
        .getByText(new RegExp(either))
        .first()
      // The first requests can still use a value in memory.
      await expect(async () => {
        if (!(await inside.isVisible())) await page.reload()
        await expect(inside).toBeVisible({ timeout: 1_000 })
      }).toPass({ timeout: 60_000 })
    }
    link.restore()
    await openComparison(page, pair)
    for (const { expected } of needing) {
      await expect(heartbeat(page, expected, 'You')).toContainText('accepted as member')
      await column(page, expected).getByRole('button', { name: 'Sign out' }).click()
      await expect(column(page, expected)).toContainText('You are not signed in to this design')
    }
  })
}
