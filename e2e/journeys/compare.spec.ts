import type { Page } from '@playwright/test'
import { designs, mounted } from '../fixtures/designs'
import {
  action,
  column,
  details,
  everyPair,
  heartbeat,
  openComparison,
  openTab,
  type Pair,
  pairOf,
  picker,
  queryOf,
  startAsVisitor,
  stockPair,
} from '../fixtures/pages'
import { expect, test } from '../fixtures/test'

const chosen = (page: Page, side: 'left' | 'right') =>
  picker(page, side).evaluate((select: HTMLSelectElement) => select.value)

/** Shows another design on the right, like a click. */
async function pick(page: Page, [left, right]: Pair, side: 'left' | 'right' = 'right') {
  await picker(page, side).selectOption({ label: (side === 'left' ? left : right).expected.label })
  await expect(page).toHaveURL(`/?${queryOf([left, right])}`)
}

test('a link opens its comparison with both designs on', async ({ device: { page } }) => {
  for (const pair of everyPair()) {
    await page.goto(`/?left=${pair[0].id}&right=${pair[1].id}`)
    await expect(page.getByRole('button', { name: 'Both', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    expect([await chosen(page, 'left'), await chosen(page, 'right')]).toEqual(
      pair.map((one) => one.id),
    )
  }
})

test('invalid query parameters fall back to the default pair', async ({ device: { page } }) => {
  for (const query of [
    'left=none&right=__proto__&on=neither',
    'left=jwt&left=jwt',
    'view=jwt',
    'left=&right=',
  ]) {
    await page.goto(`/?${query}`)
    for (const { expected } of stockPair()) await expect(column(page, expected)).toBeVisible()
  }
})

test('stepping through designs by keyboard changes nothing before Enter', async ({
  device: { page },
}) => {
  const [left, right] = stockPair()
  const visitor = await startAsVisitor(page)
  await picker(page, 'left').focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('button', { name: 'Show it' })).toBeVisible()
  await expect(column(page, left.expected)).toBeVisible()
  await expect(page).toHaveURL(`/?${queryOf(stockPair())}`)
  const next = await chosen(page, 'left')
  expect(next).not.toBe(left.id)
  const at = await page.evaluate(() => scrollY)
  await page.keyboard.press('Enter')
  const [shown] = pairOf(next)
  await expect(page).toHaveURL(`/?${queryOf([shown, right])}`)
  await expect(column(page, shown.expected)).toContainText('You are not signed in to this design')
  await expect(column(page, left.expected)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Show it' })).toHaveCount(0)
  // The page keeps its focus, its scroll position and its state.
  await expect(picker(page, 'left')).toBeFocused()
  expect(await page.evaluate(() => scrollY)).toBe(at)
  await expect(page.getByText(visitor.name).first()).toBeVisible()
})

test('choosing the design of the other side swaps both sides', async ({ device: { page } }) => {
  const [left, right] = stockPair()
  await openComparison(page, stockPair())
  await pick(page, [right, left], 'left')
  expect([await chosen(page, 'left'), await chosen(page, 'right')]).toEqual([right.id, left.id])
  await page.goBack()
  await expect(page).toHaveURL(`/?${queryOf(stockPair())}`)
  await expect
    .poll(async () => [await chosen(page, 'left'), await chosen(page, 'right')])
    .toEqual([left.id, right.id])
  await page.goto('/') // the cookie remembers the view
  expect([await chosen(page, 'left'), await chosen(page, 'right')]).toEqual([right.id, left.id])
})

test('without JavaScript, a comparison is a form', async ({ newDevice }) => {
  const { page } = await newDevice({ javaScriptEnabled: false })
  const [left] = stockPair()
  const other = pairOf(mounted().at(-1)?.id ?? '')[0]
  await openComparison(page, stockPair())
  await picker(page, 'right').selectOption({ label: other.expected.label })
  await page
    .getByRole('form', { name: 'Choose the design on the right' })
    .getByRole('button', { name: 'Show it' })
    .click()
  await expect(page).toHaveURL(`/?${queryOf([left, other])}`)
  await expect(column(page, other.expected)).toBeVisible()
})

test('an unavailable design cannot be chosen, not even by its address', async ({
  device: { page },
}) => {
  await openComparison(page, stockPair())
  const options = await picker(page, 'left').getByRole('option').all()
  const lacking = await Promise.all(
    options.map(async (option) => ({
      disabled: await option.isDisabled(),
      text: await option.textContent(),
      id: await option.getAttribute('value'),
    })),
  )
  for (const { disabled, text, id } of lacking) {
    expect(disabled, text ?? '').toBe(/\(needs .+\)$/.test(text ?? ''))
    if (!disabled) continue
    await page.goto(`/?left=${id}`)
    expect(await chosen(page, 'left')).toBe(stockPair()[0].id)
  }
  expect(lacking.filter(({ disabled }) => !disabled).map(({ id }) => id)).toEqual(
    mounted().map(({ id }) => id),
  )
})

test('one click signs a visitor in to each further design as the same person, even after a reload', async ({
  device: { page },
}) => {
  const [first, ...others] = designs()
  if (!first) throw new Error('There is no design.')
  let signedIn = first
  const visitor = await startAsVisitor(page, pairOf(first.id))
  for (const here of others) {
    await openComparison(page, [signedIn, here]) // a new page, which knows no passphrase
    const button = column(page, here.expected).getByRole('button', {
      name: `Sign in here too, as ${visitor.name}`,
    })
    if (here.id !== pairOf(first.id)[1].id) await button.click()
    for (const { expected } of [signedIn, here])
      await expect(heartbeat(page, expected, 'You')).toContainText('accepted as member')
    await expect(column(page, here.expected)).toContainText(`You are ${visitor.name}`)
    await expect(action(page, 'Sign in to both')).toHaveCount(0)
    signedIn = here
  }
})

test('a column lists the changes against its previous design', async ({ device: { page } }) => {
  const [left, right] = stockPair()
  const remedied = pairOf('jwt-denylist')[0]
  await startAsVisitor(page)
  await pick(page, [left, remedied])
  await openTab(page, 'How it is made')
  const mine = details(page, remedied.expected)
  await expect(mine).not.toContainText('Instead of')
  await column(page, remedied.expected)
    .getByRole('button', { name: /^Sign in here too/ })
    .click()
  await expect(heartbeat(page, remedied.expected, 'You')).toContainText('accepted as member')
  await expect(mine).toContainText(`Instead of ${right.expected.label}:1 lookup instead of 0`)
  await expect(mine).toContainText('a stated lag of none instead of until it expires (29 d 23 h)')
  const table = page.getByRole('region', { name: 'Side by side' })
  const row = table.getByRole('row').filter({ hasText: 'Lookups per request' })
  await expect(row.getByRole('cell')).toHaveText([
    String(left.expected.cost.lookups[0]),
    /^1\s+better$/,
  ])
})

test('no figure is shown before the first measurement', async ({ device: { page } }) => {
  await openComparison(page, stockPair())
  await expect(page.getByRole('region', { name: 'Side by side' })).toHaveCount(0)
  await expect(page.getByText('Instead of')).toHaveCount(0)
})

test('a link to an unavailable design says what is missing', async ({ device: { page } }) => {
  await page.goto('/?left=database-redis&right=jwt')
  const offered = mounted().some(({ id }) => id === 'database-redis')
  await expect(column(page, { label: 'Redis sessions' })).toHaveCount(offered ? 1 : 0)
  await expect(page.getByText('Redis sessions: this needs REDIS_URL')).toHaveCount(offered ? 0 : 1)
})
