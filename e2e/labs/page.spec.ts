import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { LABS } from '../../app/labs/registry'
import { expectNoFindings } from '../fixtures/axe'
import { mounted } from '../fixtures/designs'
import { pairOf, tabTo } from '../fixtures/pages'
import { asked } from '../fixtures/selection'
import { expect, test } from '../fixtures/test'

const TITLE = 'Sign out, and replay a copy'
const ended = (page: Page) =>
  expect(page.getByRole('status').filter({ hasText: 'The run has ended' })).toBeVisible({
    timeout: 150_000,
  })
const course = (page: Page, label: string) =>
  page.getByRole('region', { name: `${TITLE}: ${label}` })

test('a visitor predicts, runs, and sees the steps, the verdict and a remedy', async ({
  device: { page },
}) => {
  await page.goto('/')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Labs' }).click()
  await page.getByRole('link', { name: 'Revocation' }).click()
  const [jwt] = pairOf('jwt')
  const mine = course(page, jwt.expected.label)
  await mine.getByRole('radio', { name: /^401: its very next request is refused/ }).check()
  await page.getByRole('button', { name: `Run: ${TITLE}` }).click()
  await ended(page)
  await expect(
    mine.getByText('You predicted: 401: its very next request is refused.'),
  ).toBeVisible()
  await expect(mine.getByRole('listitem').filter({ hasText: 'C13' })).toContainText('does not hold')
  const steps = mine.getByRole('list', { name: /^Steps: / }).getByRole('listitem')
  await expect(steps.last()).toContainText('Thief asks again')
  await expect(steps.last()).toContainText('200')
  await steps.last().locator('summary').click()
  await expect(steps.last()).toContainText('jwt.session-token=••••••••')
  await steps.last().getByRole('button', { name: 'Show the secrets' }).click()
  await expect(steps.last()).not.toContainText('••••••••')

  const [denylist] = pairOf('jwt-denylist')
  await mine.getByRole('button', { name: `Run it with ${denylist.expected.label}` }).click()
  await ended(page)
  await expect(
    course(page, denylist.expected.label).getByRole('listitem').filter({ hasText: 'C13' }),
  ).toContainText('holds')
  await expect(page).toHaveURL(/\?left=database&right=jwt-denylist$/)
})

test('an experiment runs with its chosen settings', async ({ device: { page } }) => {
  await page.goto('/labs/servers')
  await page.getByRole('slider', { name: 'The replica lags behind by' }).press('ArrowLeft')
  await page.getByRole('button', { name: 'Run: A replica that lags behind' }).click()
  await ended(page)
  const database = page.getByRole('region', {
    name: 'A replica that lags behind: Database session',
  })
  await expect(database.getByRole('list', { name: /^Steps: / })).toContainText(
    'starts branch B, to read records that are 2 s old',
  )
  await expect(database.getByRole('listitem').filter({ hasText: 'C27' })).toHaveCount(2)
  for (const one of await database.getByRole('listitem').filter({ hasText: 'C27' }).all())
    await expect(one).toContainText('holds only if')
})

test('a run is exported without its secrets', async ({ device: { page } }) => {
  await page.goto('/labs/revocation')
  await page.getByRole('button', { name: `Run: ${TITLE}` }).click()
  await ended(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export (HAR)' }).click(),
  ])
  const text = readFileSync(await download.path(), 'utf8')
  const { log } = JSON.parse(text)
  expect(log.version).toBe('1.2')
  expect(log.entries.length).toBeGreaterThan(10)
  expect(log._verdicts).toHaveLength(2)
  expect(text).not.toMatch(/session-token=[^;•"]/)
  expect(text).not.toMatch(/\\?"password\\?":\s*\\?"[^•]/)
})

test('a run can be cancelled', async ({ device: { page } }) => {
  await page.goto('/labs/revocation')
  await page.getByRole('button', { name: 'Run all experiments' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('Cancelled.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Run all experiments' })).toBeEnabled()
})

test('the command line and the browser find the same answers', async ({
  device: { page },
  site,
}) => {
  const designs = ['database', 'jwt']
  const cli = promisify(execFile)('node_modules/.bin/tsx', [
    'app/_cli/labs.ts',
    '--url',
    site.url,
    '--lab',
    'outage', // the one with the shortest waits
    '--design',
    designs.join(),
    '--json',
  ])
  await page.goto(`/labs/outage?left=${designs[0]}&right=${designs[1]}`)
  await page.getByRole('button', { name: 'Run all experiments' }).click()
  await ended(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export (HAR)' }).click(),
  ])
  const verdicts: { page: string; findings: Record<string, { answer: string }> }[] = JSON.parse(
    readFileSync(await download.path(), 'utf8'),
  ).log._verdicts
  const inBrowser = verdicts.flatMap((one) =>
    Object.entries(one.findings).map(
      ([question, { answer }]) => `${one.page} ${question}: ${answer}`,
    ),
  )
  const found: { experiment: string; design: string; question: string; answer: string }[] =
    JSON.parse((await cli).stdout)
  expect(
    found
      .map(
        ({ experiment, design, question, answer }) =>
          `${experiment} ${design} ${question}: ${answer}`,
      )
      .sort(),
  ).toEqual(inBrowser.sort())
})

/**
 * All labs show a run in the same way, so the selection of designs goes with the run of one lab.
 * With E2E_DESIGNS, an experiment runs in each lab.
 */
const hasRun = (id: string) => asked(mounted()) !== null || id === 'revocation'

for (const { id } of LABS) {
  test(`axe finds nothing in the lab ${id}, and it fits a phone`, async ({ newDevice }) => {
    const { page } = await newDevice({ viewport: { width: 390, height: 844 } })
    await page.goto(`/labs/${id}`)
    const run = page.getByRole('button', { name: /^Run: / }).first()
    await expect(run).toBeEnabled()
    if (hasRun(id)) {
      await run.click()
      await ended(page)
      await page.locator('ol details summary').first().click()
    }
    await expectNoFindings(page)
    expect(
      await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ),
    ).toBe(0)
  })
}

test('by keyboard alone: predict, run, open a step', async ({ device: { page } }) => {
  await page.goto('/labs/revocation')
  await tabTo(page.getByRole('button', { name: `Run: ${TITLE}` }).first())
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect(page.getByRole('radio').first()).toBeChecked()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await ended(page)
  const summary = page.locator('ol details summary').first()
  await summary.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Show the secrets' }).first()).toBeVisible()
})
