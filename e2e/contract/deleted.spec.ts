import { signIn } from '../fixtures/auth'
import { designs } from '../fixtures/designs'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'

for (const { id, expected } of designs()) {
  test(`a token of ${id} that outlives its person changes nothing, and the answer says why`, async ({
    newClient,
    open,
  }) => {
    const client = await newClient(open.site.url)
    const visitor = await newVisitor(client)
    await signIn(client, id, visitor)
    await open.store.sql('DELETE FROM "User" WHERE email = $1', [visitor.email])
    for (const [method, path, json] of [
      ['PATCH', `/api/account/${id}`, { role: 'admin' }],
      ['PATCH', `/api/account/${id}`, { disabled: true }],
      ['PATCH', `/api/account/${id}`, { disabled: false }],
      [
        'PUT',
        `/api/account/${id}/password`,
        { current: visitor.password, next: 'marble tunnel sparrow kettle' },
      ],
      ['POST', `/api/sessions/${id}`, { label: 'Kitchen tablet' }],
    ] as const) {
      const response = await client.send(method, path, { json })
      const { code } = (await response.json()).error
      expect({ status: response.status(), code }, `${method} ${path}`).toEqual(
        expected.afterDeletion,
      )
    }
  })
}
