import { type BrowserContext, expect, type Page } from '@playwright/test'
import type { Site } from '../servers/site'

/** The shop that is broken on purpose. */
export const SHOP = '/labs/storage/vulnerable'

/**
 * A page without the fixtures' check for console errors, because these pages violate the policy on
 * purpose.
 */
export async function visit(context: BrowserContext, site: Site, path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(site.url + path)
  return page
}

export async function signInToShop(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign in as somebody made for this lab' }).click()
  await expect(page.getByRole('status')).toContainText('Signed in as')
}
