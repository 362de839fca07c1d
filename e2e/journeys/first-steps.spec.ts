import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  action,
  addDevice,
  column,
  details,
  heartbeat,
  openComparison,
  openTab,
  outcomeFor,
  picker,
  queryOf,
  startAsVisitor,
  stockPair,
  THIEF,
} from '../fixtures/pages'
import { expect, test } from '../fixtures/test'

/**
 * With PICTURES=on, the pictures of the first screen, of link previews and of the README are taken
 * here.
 */
async function picture(page: Page, name: string, height = 900): Promise<void> {
  if (process.env.PICTURES !== 'on') return
  await page.emulateMedia({ colorScheme: name.endsWith('dark') ? 'dark' : 'light' })
  const path = join('public', 'screenshots', `${name}.png`)
  await page.screenshot({ path, clip: { x: 0, y: 0, width: 1440, height } })
}

test('a new visitor reads the answer, and finds out in four steps who is still in', async ({
  newDevice,
}) => {
  const { page } = await newDevice({ viewport: { width: 1440, height: 900 } })
  const [database, jwt] = stockPair()
  await page.goto('/')
  await expect(page.getByText('One app with a database: use database sessions.')).toBeVisible()
  await expect(action(page, 'Revoke all')).toBeDisabled()
  await startAsVisitor(page)
  await expect(page.getByText('One app with a database')).toHaveCount(0)

  const steps = page.getByRole('region', { name: 'First steps' })
  await expect(steps).toContainText('Step 1 of 4. Look at your two cookies.')
  await steps.getByRole('button', { name: 'Show' }).click()
  await expect(details(page, jwt.expected)).toBeInViewport()
  await expect(heartbeat(page, jwt.expected, 'You')).toBeInViewport({ ratio: 1 })
  await expect(steps).toContainText('Step 2 of 4')
  await steps.getByRole('button', { name: 'Copy' }).click()
  for (const { expected } of [database, jwt])
    await expect(heartbeat(page, expected, THIEF)).toContainText('accepted')
  await expect(steps).toContainText('Step 3 of 4')
  await steps.getByRole('button', { name: 'Sign out' }).click()
  await expect(steps).toContainText('Step 4 of 4. Who is still in?')
  await expect(outcomeFor(page, database.expected)).toContainText(
    /Everybody is out, the thief too, after \d+ m?s\. Every check asks/,
  )
  await expect(outcomeFor(page, jwt.expected)).toContainText(
    /Thief’s copy: still in, for another 29 d 23 h\. You: signed out after \d+ m?s\. The server keeps no list/,
  )
  // The thief of the JWT is still in. Another design of the same strategy would lock it out.
  await outcomeFor(page, jwt.expected).getByRole('link', { name: 'Try JWT with denylist' }).click()
  await expect(page).toHaveURL(/\?left=database&right=jwt-denylist&on=both$/)

  await steps.getByRole('button', { name: 'Close the first steps' }).click()
  await expect(steps).toHaveCount(0)
})

test('everything is revoked: pictures of the sessions', async ({ newDevice }) => {
  const { page } = await newDevice({ viewport: { width: 1440, height: 900 } })
  const [database, jwt] = stockPair()
  await startAsVisitor(page)
  await page.getByRole('button', { name: 'Close the first steps' }).click()
  await addDevice(page, stockPair())
  await action(page, 'Let a thief copy my cookie').click()
  for (const { expected } of stockPair())
    await expect(heartbeat(page, expected, THIEF).getByRole('img')).toHaveAccessibleName(
      /: [5-9] accepted/,
    )
  await picture(page, 'compare-light')
  await action(page, 'Revoke all').click()
  await expect(heartbeat(page, database.expected, THIEF).getByRole('img')).toHaveAccessibleName(
    /, [5-9] refused/,
  )
  await expect(outcomeFor(page, database.expected)).toContainText('Everybody is out')
  await expect(outcomeFor(page, jwt.expected)).toContainText('Everybody is still in')
  await picture(page, 'preview', 756)
  await picture(page, 'revoked-light')
  await picture(page, 'revoked-dark')
})

test('the open tab is in the address, and stays with a reload and with another design', async ({
  device: { page },
}) => {
  const [left, right] = stockPair()
  await openComparison(page, stockPair())
  await openTab(page, 'Payload')
  await expect(page).toHaveURL(`/?tab=payload&${queryOf([left, right])}`)
  await page.reload()
  await expect(details(page, left.expected).getByRole('article')).toContainText('The payload')
  await picker(page, 'right').selectOption({ label: 'Signed JWT' })
  await expect(page).toHaveURL('/?tab=payload&left=database&right=jwt-signed&on=both')
  await expect(column(page, { label: 'Signed JWT' })).toBeVisible()
  await expect(page.getByRole('article', { name: 'The payload' })).toHaveCount(2)
})
