import { readFileSync } from 'node:fs'
import { openComparison, openTab, pairOf } from '../fixtures/pages'
import { expect, test } from '../fixtures/test'

test('a remedy shows its own code, and copies it', async ({ newDevice }) => {
  const { page } = await newDevice({ permissions: ['clipboard-read', 'clipboard-write'] })
  await openComparison(page, pairOf('jwt-denylist'))
  await openTab(page, 'How it is made')
  await page.getByRole('link', { name: 'See its code of denylist' }).click()
  await expect(page).toHaveURL('/remedies/denylist')
  const path = 'app/_designs/remedies/denylist/denylist.ts'
  const source = readFileSync(path, 'utf8')
  const code = page.getByRole('region', { name: path })
  expect(await code.textContent()).toBe(source)
  await code.focus()
  await expect(code).toBeFocused()
  await page.getByRole('button', { name: `Copy ${path}` }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(source)
  await expect(page.getByRole('region', { name: 'auth.ts' })).toContainText(
    "import { denylist } from './denylist/denylist'",
  )
  await expect(page.getByText('.test.ts')).toHaveCount(0)
})

test('every remedy has a page, with a comparison for each of its designs', async ({
  device: { page, api },
}) => {
  await page.goto('/')
  await page.getByRole('navigation').getByRole('link', { name: 'Remedies' }).click()
  await expect(page.getByRole('heading', { name: 'Remedies', level: 1 })).toBeVisible()
  const hrefs = await page
    .getByRole('main')
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  expect(hrefs.length).toBeGreaterThan(0)
  for (const href of hrefs) expect((await api.get(href)).status(), href).toBe(200)
})

test('A-H10 only remedies show their source, whatever the path is', async ({ client }) => {
  for (const id of [
    'none',
    '..%2fregistry',
    '..%2F..%2F..%2Fpackage.json',
    'denylist%2f..%2fdirect',
    'denylist%00',
    '__proto__',
    'constructor',
    'Denylist',
  ]) {
    const response = await client.get(`/remedies/${id}`)
    expect([307, 308, 404], id).toContain(response.status())
    expect(await response.text(), id).not.toContain('import ')
  }
})
