import { signIn } from '../fixtures/auth'
import { action, column, everyPair, nameOf, openComparison } from '../fixtures/pages'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'

for (const pair of everyPair()) {
  test(`${nameOf(pair)}: D15 a deleted person is signed out if the design can`, async ({
    open,
    newDevice,
  }) => {
    const { page, api } = await newDevice({ origin: open.site.url })
    const visitor = await newVisitor(api)
    for (const { id } of pair) await signIn(api, id, visitor)
    await open.store.sql(
      'DELETE FROM "Sandbox" WHERE id = (SELECT "sandboxId" FROM "User" WHERE email = $1)',
      [visitor.email],
    )
    await openComparison(page, pair)
    const outlives = pair.map(({ expected }) => expected.afterDeletion.status === 410)
    for (const [index, { expected }] of pair.entries()) {
      await expect(column(page, expected)).toContainText(
        outlives[index] ? `You are ${visitor.name}, member` : /it has ended|was revoked/,
      )
    }
    await expect(page.getByText('the token outlived them')).toHaveCount(
      outlives.includes(true) ? 1 : 0,
    )
    await page.getByRole('button', { name: 'Start as a visitor' }).click()
    await expect(action(page, 'Revoke all')).toBeEnabled()
    for (const { expected } of pair)
      await expect(column(page, expected)).not.toContainText(visitor.name)
  })
}
