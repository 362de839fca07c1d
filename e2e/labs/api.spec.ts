import { getPass } from '../../app/_lab/site'
import { bearer, signIn, whoami } from '../fixtures/auth'
import { newAddress } from '../fixtures/client-ip'
import { designs } from '../fixtures/designs'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'

const asked = { designs: ['database'], experiments: ['sign-out'] }

test('a lab runs only for pages of this site, and only with valid settings', async ({ client }) => {
  const refusals = [
    ['/api/labs/none', asked, {}, 404, 'unknown_lab'],
    ['/api/labs/revocation', asked, { origin: 'https://evil.example' }, 403, 'foreign_origin'],
    ['/api/labs/revocation', { ...asked, designs: ['none'] }, {}, 422, 'unknown_design'],
    ['/api/labs/revocation', { ...asked, experiments: ['none'] }, {}, 422, 'unknown_experiment'],
    [
      '/api/labs/servers',
      { designs: ['database'], settings: { none: 1 } },
      {},
      422,
      'unknown_experiment',
    ],
    [
      '/api/labs/servers',
      { designs: ['database'], settings: { 'lagging-replica': 3_600 } },
      {},
      422,
      'unfit_setting',
    ],
    [
      '/api/labs/servers',
      { designs: ['database'], settings: { sticky: 1 } },
      {},
      422,
      'unfit_setting',
    ],
    [
      '/api/labs/revocation',
      { ...asked, origin: 'https://evil.example' },
      {},
      422,
      'invalid_input',
    ],
    ['/api/labs/revocation', { designs: [] }, {}, 422, 'invalid_input'],
  ] as const
  for (const [path, json, headers, status, code] of refusals) {
    const response = await client.send('POST', path, { json, headers })
    expect(
      [response.status(), (await response.json()).error.code],
      JSON.stringify([path, json]),
    ).toEqual([status, code])
  }
})

test('a visitor has one run at a time, and sees no other visitor’s run', async ({ newClient }) => {
  const [one, other] = [await newClient(), await newClient()]
  const run = async (client: typeof one) =>
    client.send('POST', '/api/labs/revocation', { json: { designs: ['database'] } })
  const [first, second, busy] = await Promise.all([run(one), run(other), run(one)])
  const statuses = [first.status(), busy.status()].sort()
  expect([...statuses, second.status()]).toEqual([200, 429, 200])
  const texts = [await (first.status() === 200 ? first : busy).text(), await second.text()]
  const emails = texts.map((text) => [...new Set(text.match(/[\w.-]+@visitor\.example/g))])
  expect(emails[0]?.length).toBeGreaterThan(0)
  expect(emails[0]?.filter((email) => emails[1]?.includes(email))).toEqual([])
})

test('a pass counts each stage separately, gives no access, and cannot be forged', async ({
  newClient,
  site,
}, { workerIndex }) => {
  const address = newAddress(workerIndex)
  const pass = await getPass(site.url, { 'x-forwarded-for': address })
  const from = (headers: Record<string, string>) =>
    newClient(site.url, { 'x-forwarded-for': address, ...headers })
  const made = await (await from({ 'x-lab-pass': pass, 'x-lab-stage': '7' })).send(
    'POST',
    '/api/visitors',
  )
  const { erase, ...visitor } = await made.json()
  expect([made.status(), typeof erase]).toEqual([201, 'string'])
  for (const forged of [
    '',
    'x',
    `${pass}x`,
    pass.replace(/^./, (first: string) => (first === '0' ? '1' : '0')),
  ]) {
    const response = await (await from({ 'x-lab-pass': forged })).send('POST', '/api/visitors')
    expect(await response.json(), forged).not.toHaveProperty('erase')
  }
  const device = await newClient()
  await signIn(device, 'database', visitor)
  const stranger = await newClient()
  const other = await getPass(site.url, { 'x-forwarded-for': address })
  const attempts: [status: number, eraser: string, headers: Record<string, string>][] = [
    [403, erase, {}],
    [404, erase, { 'x-lab-pass': other }],
    [404, `${erase}x`, { 'x-lab-pass': pass }],
  ]
  for (const [status, eraser, headers] of attempts) {
    const json = { erase: eraser }
    const answer = await stranger.send('DELETE', '/api/visitors', { json, headers })
    expect(answer.status()).toBe(status)
  }
  expect((await whoami(device, 'database')).status).toBe(200)
  const own = { json: { erase }, headers: { 'x-lab-pass': pass } }
  expect((await stranger.send('DELETE', '/api/visitors', own)).status()).toBe(200)
  expect((await whoami(device, 'database')).status).toBe(401)
})

for (const { id, expected } of designs()) {
  test(`${id}: a session can be shortened by its owner only, and never extended`, async ({
    client,
    newClient,
  }) => {
    await signIn(client, id, await newVisitor(client))
    const path = `/api/sessions/${id}/end`
    expect((await (await newClient()).send('POST', path, { json: { seconds: 5 } })).status()).toBe(
      401,
    )
    for (const seconds of [0, -1, 1.5, 3_601, '5', null])
      expect(
        (await client.send('POST', path, { json: { seconds } })).status(),
        String(seconds),
      ).toBe(422)
    const before = await whoami(client, id)
    const response = await client.send('POST', path, {
      json: { seconds: Math.min(3_000, expected.lifetimeS) },
    })
    expect(response.status()).toBe(200)
    expect(Date.parse((await response.json()).expires)).toBeLessThanOrEqual(
      Date.parse(before.expires ?? ''),
    )
    const after = await whoami(client, id)
    expect(after.status).toBe(200)
    expect(Date.parse(after.expires ?? '')).toBeLessThanOrEqual(Date.parse(before.expires ?? ''))
    expect(
      (
        await client.send('POST', path, {
          json: { seconds: 5 },
          headers: { origin: 'https://evil.example' },
        })
      ).status(),
    ).toBe(403)
    expect(
      (
        await client.send('POST', path, { json: { seconds: 5 }, headers: bearer('garbage') })
      ).status(),
    ).toBe(401)
  })

  test(`${id}: a person can delete their account, and is signed out if the design can`, async ({
    client,
  }) => {
    const visitor = await newVisitor(client)
    const token = await signIn(client, id, visitor)
    const response = await client.send('DELETE', `/api/account/${id}`)
    expect([response.status(), (await response.json()).deleted]).toEqual([200, true])
    const again = await whoami(client, id, bearer(token))
    expect(again.status).toBe(expected.afterRevocation.status)
  })
}
