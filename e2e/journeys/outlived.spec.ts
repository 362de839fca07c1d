import { signIn } from '../fixtures/auth'
import { designs } from '../fixtures/expectations'
import { column, openComparison, pairOf } from '../fixtures/pages'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'

for (const { id, expected } of designs()) {
  test(`${id}: D15 a person who was deleted is out as far as the design can, and told so`, async ({ open, newDevice }) => {
    const { page, api } = await newDevice({ origin: open.site.url })
    const visitor = await newVisitor(api)
    await signIn(api, id, visitor)
    await open.store.sql('DELETE FROM "Sandbox" WHERE id = (SELECT "sandboxId" FROM "User" WHERE email = $1)', [visitor.email])
    await openComparison(page, pairOf(id))
    const outlived = expected.afterDeletion.status === 410
    const says = outlived ? `You are ${visitor.name}, member` : 'it has ended|was revoked'
    await expect(column(page, expected)).toContainText(new RegExp(says))
    await expect(page.getByText('the token outlived them')).toHaveCount(outlived ? 1 : 0)
    await page.getByRole('button', { name: 'Start as a visitor' }).click()
    await expect(page.getByRole('heading', { name: 'Do something to both, and watch' })).toBeVisible()
    await expect(column(page, expected)).not.toContainText(visitor.name)
  })
}
