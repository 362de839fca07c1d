import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { CLAIMS } from '../../app/_lab/claims/claims'
import { claimsOf } from '../../app/_lab/experiment'
import { LABS } from '../../app/labs/registry'
import { designs } from '../fixtures/expectations'
import { expect, test } from '../fixtures/test'

const claim = (page: Page, id: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3 }).filter({ has: page.getByRole('link', { name: id, exact: true }) }) })
const headings = (page: Page) => page.getByRole('heading', { level: 3 })
const counted = (page: Page, count: number) =>
  expect(page.getByRole('status').filter({ hasText: ' claims, ' })).toContainText(`${count} of ${CLAIMS.length} claims`)

test('every claim stands in the ledger, with its source, and those that no lab shows say so', async ({ device: { page } }) => {
  await page.goto('/')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Evidence' }).click()
  await counted(page, CLAIMS.length)
  await expect(headings(page)).toHaveCount(CLAIMS.length)
  const shown = new Set(LABS.flatMap(claimsOf))
  await expect(page.getByText(/^Not yet shown/)).toHaveCount(CLAIMS.filter(({ id }) => !shown.has(id)).length)
  const c13 = claim(page, 'C13')
  await expect(c13.getByRole('link', { name: /OWASP ASVS/ })).toHaveAttribute('href', /^https:/)
  await expect(c13.getByRole('link', { name: 'Lab: Revocation' })).toHaveAttribute('href', '/labs/revocation')
})

test('what is looked at stands in the address, and is there again when it is opened', async ({ device: { page } }) => {
  await page.goto('/evidence?left=jwt')
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('W')
  await page.getByRole('combobox', { name: 'Lab' }).selectOption('revocation')
  await page.getByRole('searchbox').fill('signing out')
  await counted(page, 1)
  await expect(page).toHaveURL(/\?left=jwt&kind=W&lab=revocation&q=signing\+out$/)
  await page.reload()
  await counted(page, 1)
  await expect(headings(page)).toContainText(['W24'])
  await page.getByRole('button', { name: 'Show all' }).click()
  await counted(page, CLAIMS.length)
  await expect(page).toHaveURL(/\?left=jwt$/)
})

test('a link to a claim leads to its row', async ({ device: { page } }) => {
  await page.goto('/evidence#W24')
  await expect(claim(page, 'W24')).toBeInViewport()
})

test('a lab that is run on all designs fills its rows, with figures; and can be cancelled, and gone on with', async ({ device: { page } }) => {
  test.setTimeout(180_000)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto('/evidence?lab=revocation')
  const run = page.getByRole('region', { name: 'Run' })
  await run.getByRole('button', { name: 'Run the lab “Revocation” on all designs' }).click()
  await expect(run.getByRole('progressbar')).toBeVisible()
  await expect(claim(page, 'C13').getByRole('list', { name: 'Verdicts on C13' })).toContainText(/: (holds|does not hold)/, { timeout: 60_000 })
  await run.getByRole('button', { name: 'Cancel' }).click()
  await expect(run.getByRole('status')).toHaveText('Cancelled: what was found until then is kept.')
  await run.getByRole('button', { name: 'Go on with what is missing' }).click()
  await expect(run.getByRole('progressbar')).toBeVisible()
  await expect(run.getByRole('status')).toHaveText(/^Everything has been run/, { timeout: 150_000 })
  await expect(page.getByText(/^Each of the \d+ answers is one that the design gives of itself\.$/)).toBeVisible()
  const c13 = claim(page, 'C13')
  for (const { id, expected } of designs()) {
    const cell = c13
      .getByRole('list', { name: 'Verdicts on C13' })
      .getByRole('listitem')
      .filter({ hasText: `${expected.label}: ` })
    const kept = expected.afterSignOut.status === 200
    await expect(cell, id).toContainText(kept ? (expected.refreshes ? 'holds only if' : 'does not hold') : 'holds')
  }
  await c13.getByText('What was measured').click()
  await expect(c13.getByText(/Measured: (refused|still)/)).toHaveCount(designs().length)
  await expect(c13.getByText('the lab “Revocation” finds … to be what it says').first()).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export as JSON' }).click()
  expect((await download).suggestedFilename()).toBe('evidence.json')
})

for (const width of [390, 1440]) {
  test(`axe finds nothing on the ledger, ${width} px`, async ({ newDevice }) => {
    const { page } = await newDevice({ viewport: { width, height: 900 } })
    await page.goto('/evidence')
    await page.getByText('What the signs mean').click()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect((await new AxeBuilder({ page }).analyze()).violations, colorScheme).toEqual([])
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
  })
}
