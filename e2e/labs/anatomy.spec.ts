import { getPass } from '../../app/_lab/site'
import { bearer, signIn, whoami } from '../fixtures/auth'
import { expectNoFindings } from '../fixtures/axe'
import { designs, mounted } from '../fixtures/designs'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'

const ALL = mounted()
const TOO_LONG = 16_001

for (const { id, expected } of designs()) {
  test(`C3 C33 ${id}: a session is shown in parts to its owner only, and without its token`, async ({
    client,
    newClient,
  }) => {
    const token = await signIn(client, id, await newVisitor(client))
    const response = await client.send('POST', `/api/inspect/${id}`)
    expect(response.status()).toBe(200)
    const text = await response.text()
    expect(text).not.toContain(token)
    const { parts, stored }: { parts: { length: number }[]; stored: { bytes: number } | null } =
      JSON.parse(text)
    expect(parts.map(({ length }) => length)).toEqual(token.split('.').map(({ length }) => length))
    expect(stored !== null).toBe(expected.devices === 'listed')
    expect((await (await newClient()).send('POST', `/api/inspect/${id}`)).status()).toBe(401)
    expect(
      (
        await (await newClient()).send('POST', `/api/inspect/${id}`, { headers: bearer('nobody') })
      ).status(),
    ).toBe(401)
  })
}

test('payload padding works in lab runs only, and has a maximum length', async ({
  client,
  site,
}) => {
  const [first] = ALL
  if (!first) throw new Error('There is no design.')
  const visitor = await newVisitor(client)
  await signIn(client, first.id, visitor)
  const pad = (bytes: number, headers = {}) =>
    client.send('POST', `/api/labs/payload-padding/${first.id}`, { json: { bytes }, headers })
  for (const headers of [{}, { 'x-lab-pass': 'made.1.up' }]) {
    const refused = await pad(1_000, headers)
    expect([refused.status(), (await refused.json()).error.code]).toEqual([403, 'not_in_a_run'])
  }
  expect((await whoami(client, first.id)).user?.name).toBe(visitor.name)
  const pass = { 'x-lab-pass': await getPass(site.url) }
  const foreign = await pad(1_000, pass)
  expect([foreign.status(), (await foreign.json()).error.code]).toEqual([403, 'not_of_this_run'])
  await signIn(client, first.id, await newVisitor(client, pass))
  for (const bytes of [0, 1.5, TOO_LONG])
    expect((await pad(bytes, pass)).status(), String(bytes)).toBe(422)
  expect((await pad(1_000, pass)).status()).toBe(200)
  expect((await whoami(client, first.id)).user?.name).toHaveLength(1_000)
})

test('C3 C31 the records of a person are counted in runs only, and only of the run’s own', async ({
  client,
  site,
}) => {
  const count = (email: string, headers = {}) =>
    client.send('POST', '/api/labs/records', { json: { email }, headers })
  const codeOf = async (response: Awaited<ReturnType<typeof count>>) => [
    response.status(),
    (await response.json()).error.code,
  ]
  const somebody = await newVisitor(client)
  for (const headers of [{}, { 'x-lab-pass': 'made.1.up' }])
    expect(await codeOf(await count(somebody.email, headers))).toEqual([403, 'not_in_a_run'])
  const pass = { 'x-lab-pass': await getPass(site.url) }
  for (const email of [somebody.email, 'nobody@visitor.example'])
    expect(await codeOf(await count(email, pass))).toEqual([403, 'not_of_this_run'])
  const own = await newVisitor(client, pass)
  const { records } = await (await count(own.email, pass)).json()
  expect(new Set(Object.values(records))).toEqual(new Set([0]))
  expect((await count(own.email, { ...pass, origin: 'https://evil.example' })).status()).toBe(403)
})

test('C61 the tokens of all designs are drawn to scale, with their measured sizes', async ({
  device: { page },
}) => {
  await page.goto('/labs/anatomy')
  const sizes = page.getByRole('region', { name: 'Every token, to scale' })
  await expect(sizes.getByText('not measured yet')).toHaveCount(ALL.length)
  await sizes.getByRole('button', { name: 'Measure every design' }).click()
  await expect(sizes.getByRole('status')).toContainText('The run has ended', { timeout: 60_000 })
  await expect(sizes.getByText('not measured yet')).toHaveCount(0)
  for (const { id, expected } of ALL) {
    const row = sizes
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: expected.label }) })
    await row.getByText(`The token itself of ${expected.label}`).click()
    const token = (await row.locator('code').textContent()) ?? ''
    expect(token, id).toMatch(expected.token)
    await expect(row.getByRole('heading')).toContainText(
      `${id}.session-token=${token}`.length.toString(),
    )
  }
  await expectNoFindings(page)
})
