import { readFileSync } from 'node:fs'
import { expectNoFindings } from '../fixtures/axe'
import { designs } from '../fixtures/designs'
import { expectToFit, tabTo } from '../fixtures/pages'
import { expect, test } from '../fixtures/test'
import { figures, labels, measure, plot, prepare, STOCK, table } from '../fixtures/trade-offs'
import { until } from '../fixtures/wait-for'

// One after another, because a server does not run many measurements at once; they would disturb
// each other.
test.describe.configure({ mode: 'default' })

test('before the first run no figure is shown', async ({ device: { page } }) => {
  await page.goto('/')
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Trade-offs' })
    .click()
  await expect(plot(page)).toHaveAccessibleName(/nothing has been measured yet/)
  await expect(page.getByRole('table')).toHaveCount(0)
  await expect(page.getByText('The frontier is what nothing else beats')).toBeVisible()
})

/** Designs with a lag of a minute are left out, because the labs test them. */
const QUICK = designs().filter(
  ({ expected: { nextDoor } }) => nextDoor.lagMs === null || nextDoor.lagMs <= 10_000,
)

test('every selected design is measured, and its figures satisfy the known relations', async ({
  device: { page },
}) => {
  await prepare(page, QUICK)
  await page.getByRole('button', { name: 'Measure' }).click()
  await expect(page.getByRole('progressbar', { name: 'The whole run' })).toBeVisible()
  await expect(
    page.getByRole('status').filter({ hasText: `${QUICK.length} designs measured in` }),
  ).toBeVisible({ timeout: 150_000 })
  for (const { id, expected } of QUICK) {
    const found = await figures(page, expected)
    expect(found.get('Checks'), id).toBe('20')
    const lookups = Number(found.get('Lookups'))
    expect(lookups, id).toBeGreaterThanOrEqual(Math.min(...expected.cost.lookups))
    expect(lookups, id).toBeLessThanOrEqual(Math.max(...expected.cost.lookups))
    expect(Number(found.get('Bytes on the wire')), id).toBeGreaterThan(20)
    if (expected.revocation === 'at expiry')
      expect(found.get('Lag next door'), id).toContain('until it expires')
    if (expected.nextDoor.answer.status === 200 && expected.nextDoor.lagMs === 0)
      expect(found.get('Lag next door'), id).toContain('immediate')
    if (expected.nextDoor.answer.status !== 200)
      expect(found.get('Lag next door'), id).toBe('not known next door')
    // A design without a memory cannot survive an outage.
    if (expected.storeDown.whoami === 503 && expected.nextDoor.lagMs === 0)
      expect(found.get('Store outage'), id).toBe('unavailable')
    if (expected.storeDown.whoami === 200) expect(found.get('Store outage'), id).toBe('survives')
  }
})

test('the stock designs show their known behaviour, and are drawn', async ({
  device: { page },
}) => {
  await prepare(page)
  await measure(page)
  const [database, jwt] = await Promise.all(STOCK.map(({ expected }) => figures(page, expected)))
  expect(database?.get('Lookups')).toBe('2')
  expect(database?.get('Store outage')).toBe('unavailable')
  expect(database?.get('Lag here')).toMatch(/^immediate/)
  expect(jwt?.get('Lookups')).toBe('0')
  expect(jwt?.get('Store outage')).toBe('survives')
  expect(jwt?.get('Lag next door')).toMatch(/^until it expires \((29 d 23 h|30 d 0 h)\)$/)
  expect(jwt?.get('Frontier')).toBe('★ on it')
  for (const label of labels(STOCK))
    await expect(page.locator('svg').getByText(`★ ${label}`)).toBeVisible()
  await expect(plot(page)).toHaveAccessibleName(
    /^Revocation lag against lookups of 2 designs\. On the frontier: /,
  )
})

test('a second run is drawn over the first, and either can be in front; both can be cleared', async ({
  device: { page },
}) => {
  await prepare(page)
  await measure(page)
  await page.getByRole('button', { name: 'Measure again' }).click()
  await expect(page.getByText('Run 2: 2 designs measured in')).toBeVisible({ timeout: 150_000 })
  await expect(plot(page)).toHaveAccessibleName(/over 1 earlier run\./)
  await page.getByRole('combobox', { name: 'Run in front' }).selectOption('1')
  await expect(page.getByRole('table', { name: /^Run 1:/ })).toBeVisible()
  await page.getByRole('button', { name: 'Forget the runs' }).click()
  await expect(plot(page)).toHaveAccessibleName(/nothing has been measured yet/)
  await expect(page.getByRole('table')).toHaveCount(0)
})

test('the table can be sorted by every column, both ways', async ({ device: { page } }) => {
  await prepare(page)
  await measure(page)
  const measured = labels(STOCK)
  const names = async () =>
    (await table(page).getByRole('rowheader').allTextContents()).filter((name) =>
      measured.includes(name),
    )
  for (const head of await table(page).getByRole('columnheader').all()) {
    await head.getByRole('button').click()
    await expect(head).toHaveAttribute('aria-sort', 'ascending')
    await head.getByRole('button').click()
    await expect(head).toHaveAttribute('aria-sort', 'descending')
  }
  const lookups = table(page).getByRole('columnheader', { name: 'Lookups' })
  await lookups.getByRole('button').click()
  const rising = await names()
  await lookups.getByRole('button').click()
  expect(await names()).toEqual(rising.toReversed())
})

test('the figures are exported, with the time and the place', async ({ device: { page } }) => {
  await prepare(page)
  await measure(page)
  const save = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name }).click(),
    ])
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
  }
  const json = await save('Export as JSON')
  expect(json.name).toBe('trade-offs.json')
  const [run] = JSON.parse(json.text).runs
  expect(run).toMatchObject({
    run: 1,
    node: expect.stringMatching(/^v\d+/),
    store: expect.any(String),
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
  })
  expect(run.designs.map(({ label }: { label: string }) => label)).toEqual(labels(STOCK))
  const csv = await save('Export as CSV')
  const [head = '', ...lines] = csv.text.trimEnd().split('\r\n')
  expect(lines).toHaveLength(STOCK.length)
  for (const line of lines) expect(line.split(',')).toHaveLength(head.split(',').length)
})

test('a run that is cancelled or abandoned leaves no temporary person behind', async ({
  newDevice,
  own: { site, store },
}) => {
  const { page } = await newDevice({ origin: site.url })
  const count = async (table: string) =>
    Number((await store.sql(`SELECT count(*) FROM "${table}"`))[0]?.count)
  const people = () => count('User')
  const sandboxes = () => count('Sandbox')
  // Other tests left people there.
  const before = { people: await people(), sandboxes: await sandboxes() }
  await prepare(page)
  await page.getByRole('combobox', { name: 'Checks of each design' }).selectOption('500')
  await page.getByRole('button', { name: 'Measure' }).click()
  await expect(page.getByRole('list', { name: 'Designs under measurement' })).toContainText(
    /checked \d+ of 500 times/,
  )
  expect(await people()).toBe(before.people + 1)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(
    page.getByRole('status').filter({ hasText: 'Cancelled: nothing of that run is kept.' }),
  ).toBeVisible()
  const gone = async () => ((await people()) === before.people ? true : null)
  await until('the person of the run to be deleted', gone)

  const begun = page
    .getByRole('list', { name: 'Designs under measurement' })
    .getByText(/checked \d+ of 500/)
  const busy = page.getByText('still under way')
  await until('the place to be free again', async () => {
    await page.getByRole('button', { name: 'Measure' }).click()
    await expect(begun.or(busy).first()).toBeVisible()
    return (await begun.count()) > 0 ? true : null
  })
  await page.goto('/sign-in')
  await until('the person of the run to be deleted', gone)
  expect(await sandboxes(), 'nor the sandbox of somebody').toBe(before.sandboxes)
})

test('only a page of this site can measure, within limits, and one run at a time', async ({
  client,
  newClient,
}) => {
  const ask = (json: unknown, headers = {}) =>
    client.send('POST', '/api/measurements', { json, headers })
  expect((await ask({}, { origin: 'https://evil.example' })).status()).toBe(403)
  expect((await ask({ checks: 100_000 })).status()).toBe(422)
  expect((await ask({ designs: ['no-such-design'] })).status()).toBe(422)
  expect((await ask({ designs: [] })).status()).toBe(422)
  const asked = { checks: 100, designs: STOCK.map(({ id }) => id) }
  const answers = await Promise.all([ask(asked), ask(asked)])
  expect(answers.map((answer) => answer.status()).sort()).toEqual([200, 429])
  const [done] = answers.filter((answer) => answer.ok())
  expect(done?.headers()).toMatchObject({
    'content-type': 'application/x-ndjson; charset=utf-8',
    'cache-control': 'no-store',
  })
  expect(
    (await done?.text())
      ?.trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).type)
      .at(-1),
  ).toBe('done')
  const other = await newClient()
  for (let n = 0; n < 10; n++)
    await other.send('POST', '/api/measurements', { json: { checks: 0 } })
  expect((await other.send('POST', '/api/measurements', { json: asked })).status()).toBe(429)
})

test('by keyboard alone: measure, sort, scroll', async ({ device: { page } }) => {
  await prepare(page)
  await page.getByRole('button', { name: 'Measure' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Run 1: 2 designs measured in')).toBeVisible({ timeout: 150_000 })
  await tabTo(page.getByRole('region', { name: 'All figures, scrolls sideways' }))
  const head = table(page).getByRole('columnheader', { name: 'Bytes on the wire' })
  await tabTo(head.getByRole('button'))
  await page.keyboard.press('Enter')
  await expect(head).toHaveAttribute('aria-sort', 'ascending')
})

test('axe finds nothing before, during and after measuring', async ({ device: { page } }) => {
  await prepare(page)
  await expectNoFindings(page)
  await page.getByRole('combobox', { name: 'Checks of each design' }).selectOption('500')
  await page.getByRole('button', { name: 'Measure' }).click()
  await expect(page.getByRole('progressbar')).toBeVisible()
  await expectNoFindings(page)
  await expect(page.getByText('Run 1: 2 designs measured in')).toBeVisible({ timeout: 150_000 })
  await expectNoFindings(page)
})

test('with its figures, the page is not wider than any screen', async ({ device: { page } }) => {
  await prepare(page)
  await expectToFit(page)
  await measure(page)
  await expectToFit(page)
})
