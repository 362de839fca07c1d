import { cookiesOf, csrfToken, sessionToken, signIn, signOut, whoami } from '../fixtures/auth'
import { designs } from '../fixtures/designs'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'

/** The longest wait for a revocation to reach the other process, in ms. */
const LONGEST_WAIT_MS = 20_000

for (const { id, expected, guarantees } of designs()) {
  test(`A-E43 ${id}: behind TLS, each cookie is Secure and has a prefix, in and out`, async ({
    client,
  }) => {
    const visitor = await newVisitor(client)
    await signIn(client, id, visitor)
    const cookies = (await client.cookies()).filter(({ name }) => name.includes(`${id}.`))
    expect(cookies.map(({ name }) => name)).toContain(cookiesOf(id).sessionToken)
    for (const { name, secure, domain } of cookies) {
      expect({ name, secure, domain }).toEqual({
        name: expect.stringMatching(/^__(Host|Secure)-/),
        secure: true,
        domain: 'localhost',
      })
    }
    const left = await signOut(client, id)
    expect([left.status(), new URL(left.headers().location ?? '').origin]).toEqual([
      302,
      client.origin,
    ])
    expect(await sessionToken(client, id)).toBeNull()
    expect(left.headers()['strict-transport-security']).toMatch(/^max-age=\d{8}/)
  })

  if (!guarantees.sharedAcrossServers) continue
  test(`A-E43 ${id}: two processes in turn know a session, and end it as stated`, async ({
    newClient,
    open,
  }) => {
    const client = await newClient(open.site.url)
    await signIn(client, id, await newVisitor(client))
    for (let turn = 0; turn < 4; turn++) expect((await whoami(client, id)).status).toBe(200)
    const revoked = await client.send('DELETE', `/api/sessions/${id}?scope=all`)
    expect(revoked.status()).toBe(200)
    const { lagMs } = expected.nextDoor
    if (lagMs === null || lagMs > LONGEST_WAIT_MS) return
    // Both processes: each request goes to the next one.
    const both = async () => [(await whoami(client, id)).status, (await whoami(client, id)).status]
    await expect.poll(both).toEqual([401, 401])
  })
}

test('A-E41 a design is chosen behind a proxy that rewrites Host', async ({ client }) => {
  const form = {
    ...{ 'shown-left': 'database', 'shown-right': 'jwt', 'shown-on': 'both' },
    ...{ path: '/', right: 'jwt-signed' },
  }
  const chosen = await client.send('POST', '/api/view', { form })
  expect([chosen.status(), chosen.headers().location]).toEqual([
    303,
    '/?left=database&right=jwt-signed&on=both',
  ])
  expect(await (await client.get('/')).text()).toContain('jwt-signed')
})

test('A-E42 a lab reaches the server that answers it, not the proxy in front', async ({
  client,
}) => {
  const response = await client.send('POST', '/api/labs/revocation', {
    json: { designs: ['database', 'jwt'], experiments: ['sign-out'] },
  })
  const events: { type: string; asExpected?: boolean }[] = (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const types = events.map(({ type }) => type)
  expect(types).toContain('finding')
  expect(types).not.toContain('failed')
  expect(events.filter(({ asExpected }) => asExpected === false)).toEqual([])
})

test('A-E41 a page under the address behind the proxy is told both addresses', async ({
  client,
}) => {
  const [{ id = '' } = {}] = designs()
  const origin = 'http://127.0.0.1:3000'
  const form = { csrfToken: await csrfToken(client, id) }
  const refused = await client.send('POST', `/api/auth/${id}/signout`, {
    form,
    headers: { origin },
  })
  expect((await refused.json()).error).toEqual({
    code: 'foreign_origin',
    message: expect.stringMatching(`${origin}.*${client.origin}.*SITE_URL`),
  })
})
