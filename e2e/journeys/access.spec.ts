import { expectNoFindings } from '../fixtures/axe'
import {
  accountOf,
  addDevice,
  column,
  everyPair,
  expectToFit,
  heartbeat,
  openComparison,
  startAsVisitor,
  stockPair,
  tabTo,
} from '../fixtures/pages'
import { expect, test } from '../fixtures/test'

test('axe finds nothing on any page, in light and in dark mode', async ({ device: { page } }) => {
  for (const path of [
    '/',
    '/which',
    '/which?end=once&load=many',
    '/labs',
    '/trade-offs',
    '/remedies',
    '/remedies/denylist',
    '/sign-in',
    '/sign-up',
    '/no-such-page',
  ]) {
    await page.goto(path)
    await expectNoFindings(page)
  }
  await startAsVisitor(page)
  for (const { expected } of stockPair()) {
    await addDevice(page, expected)
    await column(page, expected).getByRole('button', { name: 'Show the value' }).click()
    await expect(
      column(page, expected).getByRole('button', { name: 'Hide the value' }),
    ).toBeVisible()
  }
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.getByRole('button', { name: 'Revoke all', exact: true }).click()
  await expect(page.getByRole('status', { name: 'Stopwatch' })).toContainText('after the click')
  await expectNoFindings(page)
  await page.goto(accountOf('jwt'))
  await expectNoFindings(page)
})

test('no page is wider than a screen of 390, 1440 or 1920 px', async ({ device: { page } }) => {
  for (const path of [
    '/which',
    '/remedies',
    '/remedies/denylist',
    '/sign-in',
    '/sign-up',
    '/no-such-page',
  ]) {
    await page.goto(path)
    await expectToFit(page)
  }
  await startAsVisitor(page)
  for (const { expected } of stockPair()) {
    await addDevice(page, expected)
    await column(page, expected).getByRole('button', { name: 'Show the value' }).click()
    await expect(
      column(page, expected).getByRole('button', { name: 'Hide the value' }),
    ).toBeVisible()
    for (const file of await column(page, expected)
      .locator('summary', { hasText: 'The file that made' })
      .all())
      await file.click()
  }
  await expectToFit(page)
  await page.goto('/account')
  await expectToFit(page)
  for (const pair of everyPair()) {
    await openComparison(page, pair)
    await expectToFit(page)
  }
})

test('by keyboard alone: start, add a device, revoke it, sign out', async ({
  device: { page },
}) => {
  const [first] = stockPair()
  const press = async (name: string, within = page.locator('body')) => {
    const button = within.getByRole('button', { name, exact: true })
    await expect(button).toBeEnabled()
    await tabTo(button)
    expect(
      await button.evaluate((element) => getComputedStyle(element).outlineStyle),
      `${name} shows that it has the focus`,
    ).toBe('solid')
    await page.keyboard.press('Enter')
  }
  await page.goto('/')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await press('Start as a visitor')
  const mine = column(page, first.expected)
  await expect(heartbeat(page, first.expected, 'This browser')).toContainText('accepted')
  await press('Add a device', mine)
  await expect(heartbeat(page, first.expected, 'Phone')).toContainText('accepted')
  await press('Revoke Phone', heartbeat(page, first.expected, 'Phone'))
  await expect(page.getByRole('status', { name: 'Stopwatch' })).toContainText('Revoke Phone')
  await press('Sign out', mine)
  await expect(mine).toContainText('You are not signed in to this design')
})

test('A-C19 a second tab notices a sign-out in the first', async ({
  device: { page, context },
}) => {
  await startAsVisitor(page)
  const second = await context.newPage()
  await openComparison(second, stockPair())
  for (const { expected } of stockPair())
    await expect(heartbeat(second, expected, 'This browser')).toContainText('accepted')
  await page.bringToFront()
  await page.getByRole('button', { name: 'Sign out here' }).click()
  await expect(page.getByRole('button', { name: 'Start as a visitor' })).toBeVisible()
  await second.bringToFront()
  for (const { expected } of stockPair())
    await expect(column(second, expected)).toContainText('You are not signed in to this design')
})
