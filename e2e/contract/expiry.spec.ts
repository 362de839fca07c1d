import { signIn, whoamiBearer } from '../fixtures/auth'
import { designs } from '../fixtures/designs'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'

for (const { id, expected } of designs()) {
  const { expire, afterExpiry, toleranceS } = expected
  if (expire === null) continue

  test(`whoami/${id} refuses an expired session as ${afterExpiry}`, async ({ newClient, open }) => {
    const client = await newClient(open.site.url)
    const token = await signIn(client, id, await newVisitor(client))
    const late = await expire(open, id, token, toleranceS + 2)
    expect(await whoamiBearer(client, id, late)).toMatchObject({ status: 401, code: afterExpiry })
  })

  test(`A-A35 whoami/${id} tolerates ${toleranceS} s after the expiry, and no more (trap 7)`, async ({
    newClient,
    open,
  }) => {
    const client = await newClient(open.site.url)
    const token = await signIn(client, id, await newVisitor(client))
    const inTime = await expire(open, id, token, toleranceS - 5)
    expect(await whoamiBearer(client, id, inTime)).toMatchObject({ status: 200 })
  })
}
