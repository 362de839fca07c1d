import type { Page } from '@playwright/test'
import { signIn, signOut } from '../fixtures/auth'
import { accountOf, column, openComparison, stockPair } from '../fixtures/pages'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'

/** Somebody comes back to the window. */
const lookAgain = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('focus')))

test('A-E64 a page notices a sign-in and a sign-out elsewhere, by the back button too', async ({
  device: { page, api },
}) => {
  const [left] = stockPair()
  const visitor = await newVisitor(api)
  await openComparison(page, stockPair())
  await expect(column(page, left.expected)).toContainText('You are not signed in')
  await signIn(api, left.id, visitor)
  await lookAgain(page)
  await expect(column(page, left.expected)).toContainText(`You are ${visitor.name}`)

  const heading = page.getByRole('heading', { name: 'Account', exact: true })
  await page.goto(accountOf(left.id))
  await expect(heading).toBeVisible()
  await signOut(api, left.id)
  await lookAgain(page)
  await expect(page).toHaveURL(/\/sign-in\?/)

  await signIn(api, left.id, visitor)
  await page.goto(accountOf(left.id))
  await expect(heading).toBeVisible()
  await page.goto('/labs')
  await signOut(api, left.id)
  await page.goBack()
  await expect(page).toHaveURL(/\/sign-in\?/)
  await expect(page.getByText(visitor.email)).toHaveCount(0)
})

test('A-E65 a browser that keeps no cookies, or runs no script, is told so', async ({
  device: { page, context, api },
}) => {
  for (const path of ['/', '/sign-in', '/sign-up', '/labs/revocation', '/trade-offs', '/evidence'])
    expect(await (await api.get(path)).text(), path).toMatch(/<noscript>.*needs JavaScript/s)

  await page.route('**/callback/credentials', async (route) => {
    await context.clearCookies()
    await route.continue()
  })
  await openComparison(page, stockPair())
  await page.getByRole('button', { name: 'Start as a visitor' }).click()
  await expect(page.getByText('This browser keeps no cookies')).toBeVisible()
})
