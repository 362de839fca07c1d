import type { Locator, Page } from '@playwright/test'
import { CLAIMS } from '../../app/_claims/claims'
import { claimsOf } from '../../app/_lab/experiment'
import { LABS } from '../../app/labs/registry'
import { expectNoFindings } from '../fixtures/axe'
import { mounted } from '../fixtures/designs'
import { expectToFit } from '../fixtures/pages'
import { expect, test } from '../fixtures/test'

const claim = (page: Page, id: string): Locator =>
  page.getByRole('listitem').filter({
    has: page
      .getByRole('heading', { level: 3 })
      .filter({ has: page.getByRole('link', { name: id, exact: true }) }),
  })
const headings = (page: Page) => page.getByRole('heading', { level: 3 })
const counted = (page: Page, count: number) =>
  expect(page.getByRole('status').filter({ hasText: ' claims; ' })).toContainText(
    `${count} of ${CLAIMS.length} claims`,
  )

test('the ledger has every claim with its source, and marks claims without a lab', async ({
  device: { page },
}) => {
  await page.goto('/')
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Evidence' })
    .click()
  await expect(
    page.getByRole('heading', { name: 'Ten things people believe, and what was found' }),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Show all' }).click()
  await counted(page, CLAIMS.length)
  for (const topic of await page.locator('details:has(h2) > summary').all()) await topic.click()
  await expect(headings(page)).toHaveCount(CLAIMS.length)
  const shown = new Set(LABS.flatMap(claimsOf))
  await expect(page.getByText(/^Not yet shown/)).toHaveCount(
    CLAIMS.filter(({ id }) => !shown.has(id)).length,
  )
  const c13 = claim(page, 'C13')
  await expect(c13.getByRole('link', { name: /OWASP ASVS/ })).toHaveAttribute('href', /^https:/)
  await expect(c13.getByRole('link', { name: 'Lab: Revocation' })).toHaveAttribute(
    'href',
    '/labs/revocation',
  )
})

test('the selection is in the address and is restored from it', async ({ device: { page } }) => {
  await page.goto('/evidence?left=jwt')
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('W')
  await page.getByRole('combobox', { name: 'Lab' }).selectOption('theft')
  await page.getByRole('searchbox').fill('signing out')
  await counted(page, 1)
  await expect(page).toHaveURL(/\?left=jwt&kind=W&lab=theft&q=signing\+out$/)
  await page.reload()
  await counted(page, 1)
  await expect(headings(page)).toContainText(['W24'])
  await page.getByRole('button', { name: 'Show all' }).click()
  await counted(page, CLAIMS.length)
  await expect(page).toHaveURL(/\?left=jwt&verdict=all$/)
})

test('a link to a claim leads to its row', async ({ device: { page } }) => {
  await page.goto('/evidence#W24')
  await expect(claim(page, 'W24')).toBeInViewport()
  // From the list of beliefs, it does the same.
  await page.getByRole('link', { name: 'See what was found on W1', exact: true }).click()
  await expect(claim(page, 'W1')).toBeInViewport()
})

test('a run of a lab on all designs fills its rows, and can be cancelled and resumed', async ({
  device: { page },
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto('/evidence?lab=stale-claims')
  const run = page.getByRole('region', { name: 'Run' })
  const d1 = claim(page, 'D1')
  const verdicts = d1.getByRole('list', { name: 'Verdicts on D1' })
  await run.getByRole('button', { name: 'Run the lab “Stale claims” on all designs' }).click()
  await expect(run.getByRole('progressbar')).toBeVisible()
  await expect(verdicts).toContainText(/: (holds|does not hold)/, { timeout: 60_000 })
  await run.getByRole('button', { name: 'Cancel' }).click()
  await expect(run.getByRole('status')).toHaveText('Cancelled: what was found until then is kept.')
  await run.getByRole('button', { name: 'Go on with what is missing' }).click()
  await expect(run.getByRole('progressbar')).toBeVisible()
  await expect(run.getByRole('status')).toHaveText(/^The lab “Stale claims” has been run/, {
    timeout: 150_000,
  })
  await expect(
    page.getByText(/^All \d+ answers are what the designs say of themselves\.$/),
  ).toBeVisible()
  const stale = {
    'next request': /: does not hold/,
    'within the lag': /: (does not hold|holds only if)/,
    'next token': /: holds/,
  }
  for (const { expected } of mounted()) {
    await expect(
      verdicts.getByRole('listitem').filter({ hasText: `${expected.label}: ` }),
    ).toContainText(stale[expected.roleChange])
  }
  await d1.getByText('What was found').click()
  await expect(d1.getByText(/Found: /)).toHaveCount(mounted().length)
  await expect(
    d1.getByText('the lab “Stale claims” finds … to be what it says').first(),
  ).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export as JSON' }).click()
  expect((await download).suggestedFilename()).toBe('evidence.json')
})

test('the whole ledger fits every screen', async ({ device: { page } }) => {
  await page.goto('/evidence?verdict=all')
  for (const topic of await page.locator('details:has(h2) > summary').all()) await topic.click()
  await expectToFit(page)
})

for (const width of [390, 1440]) {
  // One lab only: in the full ledger, axe would check tens of thousands of similar elements.
  test(`axe finds nothing on the ledger, ${width} px`, async ({ newDevice }) => {
    const { page } = await newDevice({ viewport: { width, height: 900 } })
    await page.goto('/evidence?lab=revocation')
    await page.getByText('What the signs mean').click()
    await expectNoFindings(page)
  })
}
