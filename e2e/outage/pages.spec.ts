import { designs, type Expectations } from '../fixtures/expectations'
import { expect, test } from '../fixtures/faulty-site'
import { accountOf, column, everyPair, heartbeat, leftOf, pairOf, startAsVisitor } from '../fixtures/pages'

test.describe.configure({ mode: 'default' }) // one site for all: its store is down for everybody

/** What a heartbeat says while the store is down, by what `whoami` answers then. */
const SAYS: Record<number, string> = { 200: 'accepted', 503: 'store unavailable' }
const says = ({ storeDown }: Expectations) => SAYS[storeDown.whoami] ?? ''

const FAULTS = everyPair().flatMap((pair) => (['cut', 'hang'] as const).map((fault) => ({ fault, pair, ids: pair.map(({ id }) => id).join(' and ') })))

for (const { fault, pair, ids } of FAULTS) {
  test(`C28 C40 ${fault}: the page of ${ids} shows the outage as one, and all is well after it without a reload`, async ({ faulty, link, newDevice }) => {
    const { page } = await newDevice({ origin: faulty.site.url })
    await startAsVisitor(page, pair)
    link[fault]()
    for (const { expected } of pair) await expect(heartbeat(page, expected, 'This browser')).toContainText(says(expected))
    const down = pair.filter(({ expected }) => expected.storeDown.whoami === 503)
    for (const { expected } of down)
      await expect(column(page, expected)).toContainText('The store does not answer, so nobody can tell whether you are signed in. The cookie is kept.')
    link.restore()
    for (const { expected } of pair) {
      await expect(heartbeat(page, expected, 'This browser')).toContainText('accepted as member')
      await expect(column(page, expected)).toContainText(new RegExp(`for another ${leftOf(expected)}`))
    }
  })
}

for (const { id, expected } of designs().filter((design) => design.expected.storeDown.signOut === 503)) {
  test(`C28 signing out of ${id} while the store is down says that it could not be done, and can be done afterwards`, async ({ faulty, link, newDevice }) => {
    const { page } = await newDevice({ origin: faulty.site.url })
    await startAsVisitor(page, pairOf(id))
    link.cut()
    await column(page, expected).getByRole('button', { name: 'Sign out' }).click()
    await expect(column(page, expected).getByRole('alert')).toContainText(
      'The session store does not answer. It may or may not have been done: try again in a few seconds. No cookie was cleared.',
    )
    link.restore()
    await expect(heartbeat(page, expected, 'This browser')).toContainText('accepted as member')
    await column(page, expected).getByRole('button', { name: 'Sign out' }).click()
    await expect(column(page, expected)).toContainText('You are not signed in to this design')
  })
}

for (const { id, expected } of designs()) {
  test(`C28 C40 /account while the store is down: nobody is sent away by ${id}`, async ({ faulty, link, newDevice }) => {
    const { page } = await newDevice({ origin: faulty.site.url })
    const visitor = await startAsVisitor(page, pairOf(id))
    link.cut()
    await page.goto(accountOf(id))
    await expect(page).toHaveURL(`${faulty.site.url}${accountOf(id)}`)
    const shows: Record<number, string> = { 200: visitor.email, 503: 'The store does not answer' }
    const either = expected.storeDown.again.map((status) => shows[status]).join('|')
    const inside = page.getByRole('region', { name: expected.label }).getByText(new RegExp(either)).first()
    // What is held in memory for a moment is still known in the first of them.
    await expect(async () => {
      if (!(await inside.isVisible())) await page.reload()
      await expect(inside).toBeVisible({ timeout: 1_000 })
    }).toPass({ timeout: 20_000 })
  })
}
