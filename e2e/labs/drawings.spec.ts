import { expectNoFindings } from '../fixtures/axe'
import { designs } from '../fixtures/designs'
import { expect, test } from '../fixtures/test'

for (const { id, expected } of designs().filter(({ expected: { refreshes } }) => refreshes)) {
  test(`${id}: the family of refresh tokens is drawn up to the use that ended it, without any token`, async ({
    newDevice,
  }) => {
    const { page } = await newDevice()
    const title = 'A tab that comes too late: the false alarm'
    await page.goto(`/labs/lifetime?right=${id}`)
    await page.getByRole('button', { name: `Run: ${title}`, exact: true }).click()
    const column = page.getByRole('region', { name: `${title}: ${expected.label}`, exact: true })
    const family = column.getByRole('region', { name: 'The family of refresh tokens' })
    await expect(page.getByRole('status').filter({ hasText: 'The run has ended' })).toBeVisible()
    await expect(family.getByRole('listitem')).toHaveCount(3)
    await expect(family).toContainText('Slow tab came with it, and the family ended (reused)')
    await expect(family).toContainText('Visitor was refused (reused)')
    await expect(family.getByText(/^[\w-]{8}…$/)).toHaveCount(3)
    expect(await family.textContent()).not.toMatch(/[\w-]{20}/)
    await expectNoFindings(page)
  })
}

test('C58 the scoreboard shows only values that were measured on the page', async ({
  newDevice,
}) => {
  const { page } = await newDevice()
  const title = 'Use a copied cookie elsewhere'
  await page.goto('/labs/theft')
  const scoreboard = page.getByRole('region', { name: 'Scoreboard', exact: true })
  await expect(scoreboard.getByRole('table')).toHaveCount(0)
  await page.getByRole('button', { name: `Run: ${title}`, exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: 'The run has ended' })).toBeVisible()
  const measured = await page
    .getByRole('region', { name: title, exact: true })
    .getByText(/^Found: 2 of 2/)
    .allInnerTexts()
  expect(measured).toHaveLength(2)
  const cells = scoreboard.getByRole('row', { name: 'The thief with a copy' }).getByRole('cell')
  await expect(cells).toHaveText(
    measured.map((text) => `is in${text.replace('Found: ', '').replace(/\.$/, '')}`),
  )
  await expect(scoreboard.getByText('not run')).toHaveCount(2 * 6)
  await expectNoFindings(page)
})
