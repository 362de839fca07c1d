import { signIn, whoamiBearer } from '../fixtures/auth'
import { designs } from '../fixtures/expectations'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'

for (const { id, expected } of designs()) {
  test(`whoami/${id} refuses an expired session, and says that it expired`, async ({ newClient, open }) => {
    const client = await newClient(open.site.url)
    const token = await signIn(client, id, await newVisitor(client))
    const late = await expected.expire(open, id, token, expected.toleranceS + 2)
    expect(await whoamiBearer(client, id, late)).toMatchObject({ status: 401, code: 'expired' })
  })

  test(`A35 whoami/${id} tolerates ${expected.toleranceS} s after the end, and no more (trap 7)`, async ({ newClient, open }) => {
    const client = await newClient(open.site.url)
    const token = await signIn(client, id, await newVisitor(client))
    const inTime = await expected.expire(open, id, token, expected.toleranceS - 5)
    expect(await whoamiBearer(client, id, inTime)).toMatchObject({ status: 200 })
  })
}
