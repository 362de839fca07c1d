import { TABS } from '../../app/(compare)/tabs'
import { expectNoFindings } from '../fixtures/axe'
import {
  accountOf,
  action,
  addDevice,
  column,
  details,
  everyPair,
  expectToFit,
  heartbeat,
  nameOf,
  openComparison,
  openTab,
  outcome,
  outcomeFor,
  startAsVisitor,
  stockPair,
  THIEF,
  tabTo,
} from '../fixtures/pages'
import { expect, test } from '../fixtures/test'

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
  test(`axe finds nothing on ${path}, in light and in dark mode`, async ({ device: { page } }) => {
    await page.goto(path)
    await expectNoFindings(page)
  })
}

test('axe finds nothing while sessions are watched, in every tab, and on the guarded page', async ({
  device: { page },
}) => {
  await startAsVisitor(page)
  await addDevice(page, stockPair())
  await action(page, 'Let a thief copy my cookie').click()
  for (const { expected } of stockPair()) {
    await details(page, expected).getByRole('button', { name: 'Show the value' }).click()
    await expect(
      details(page, expected).getByRole('button', { name: 'Hide the value' }),
    ).toBeVisible()
  }
  await action(page, 'Revoke all').click()
  await expect(outcome(page)).toContainText(/after \d+ m?s/)
  await expectNoFindings(page)
  await action(page, 'Sign in to both').click()
  await action(page, 'Change password').click()
  await expect(page.getByRole('form', { name: 'Change password' })).toBeVisible()
  await expectNoFindings(page)
  await page.keyboard.press('Escape')
  for (const { name } of TABS.slice(1)) {
    await openTab(page, name)
    await expectNoFindings(page)
  }
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
  await addDevice(page, stockPair())
  for (const { expected } of stockPair())
    await details(page, expected).getByRole('button', { name: 'Show the value' }).click()
  for (const { name } of TABS) {
    await openTab(page, name)
    for (const { expected } of stockPair())
      for (const file of await details(page, expected)
        .locator('summary', { hasText: 'The file that made' })
        .all())
        await file.click()
    await expectToFit(page)
  }
  await page.goto('/account')
  await expectToFit(page)
  for (const pair of everyPair()) {
    await openComparison(page, pair)
    await expectToFit(page)
  }
})

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  for (const pair of everyPair()) {
    test(`${nameOf(pair)}: after each action, all is in view at ${viewport.width} px without scrolling`, async ({
      newDevice,
    }) => {
      const { page } = await newDevice({ viewport })
      const visitor = await startAsVisitor(page, pair)
      await addDevice(page, pair)
      await action(page, 'Let a thief copy my cookie').click()
      for (const { expected } of pair)
        await expect(heartbeat(page, expected, THIEF)).toContainText('accepted')
      const act = async (name: string) => {
        // The page may still have to learn of the last sign-in.
        await expect(action(page, /^Sign in/)).toHaveCount(0)
        await action(page, name).click()
      }
      const seen = async (label: string) => {
        await expect(outcome(page)).toContainText(label)
        for (const { expected } of pair) {
          await expect(outcomeFor(page, expected)).not.toContainText('Waiting')
          for (const device of ['You', 'Phone', THIEF])
            await expect(heartbeat(page, expected, device)).toBeInViewport({ ratio: 1 })
        }
        await expect(outcome(page)).toBeInViewport({ ratio: 1 })
        await expect(page.getByRole('region', { name: 'Actions' })).toBeInViewport({ ratio: 1 })
        expect(await page.evaluate(() => scrollY), label).toBe(0)
      }
      const back = async () => {
        const signIn = action(page, 'Sign in again to both')
        await signIn.click()
        for (const { expected } of pair)
          await expect(heartbeat(page, expected, 'You')).toContainText('accepted')
        await expect(signIn).toHaveCount(0)
      }
      await act('Make me admin')
      await seen('Make me admin')
      await act('Revoke all others')
      await seen('Revoke all others')
      await act('Change password')
      const form = page.getByRole('form', { name: 'Change password' })
      await expect(form.getByLabel('Current password')).toHaveValue(visitor.password)
      await form.getByLabel('New password').fill('violet engine harbour nine')
      await form.getByRole('button', { name: 'Change it' }).click()
      await seen('Change password')
      await act('Sign out here')
      await seen('Sign out here')
      await back()
      await act('Revoke all')
      await seen('Revoke all')
      for (const { expected } of pair) {
        await column(page, expected).getByRole('button', { name: 'Sign out' }).click()
        await expect(column(page, expected)).toContainText('You are not signed in to this design')
      }
      await back()
      await act('Disable me')
      await seen('Disable me')
    })
  }
}

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
  await expect(heartbeat(page, first.expected, 'You')).toContainText('accepted')
  await press('Add a device')
  await expect(heartbeat(page, first.expected, 'Phone')).toContainText('accepted')
  await press('Revoke Phone')
  await expect(outcome(page)).toContainText('Revoke Phone')
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
    await expect(heartbeat(second, expected, 'You')).toContainText('accepted')
  await page.bringToFront()
  await action(page, 'Sign out here').click()
  await expect(action(page, 'Sign in again to both')).toBeVisible()
  await second.bringToFront()
  for (const { expected } of stockPair())
    await expect(column(second, expected)).toContainText('You are not signed in to this design')
})
