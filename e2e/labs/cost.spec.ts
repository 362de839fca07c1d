import { signIn } from '../fixtures/auth'
import { expectNoFindings } from '../fixtures/axe'
import { designs, mounted } from '../fixtures/designs'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'

const pass = async (client: Parameters<typeof signIn>[0]) => ({
  'x-lab-pass': (await (await client.send('POST', '/api/labs')).json()).pass,
})

for (const { id, expected } of designs()) {
  test(`C24 ${id}: the slower store applies to lab runs only`, async ({ client }) => {
    const run = await pass(client)
    await signIn(client, id, await newVisitor(client, run))
    const ask = (headers: Record<string, string>) => client.get(`/api/whoami/${id}`, headers)
    expect((await ask({ 'x-lab-conditions': 'delay=100' })).status()).toBe(403)
    for (const wrong of ['delay=201', 'delay=-1', 'delay=', 'latency=1'])
      expect((await ask({ ...run, 'x-lab-conditions': wrong })).status(), wrong).toBe(422)
    const far = await ask({ ...run, 'x-lab-conditions': 'delay=100' })
    const { trace } = await far.json()
    expect(expected.cost.lookups).toContain(
      Math.min(trace.lookups, Math.max(...expected.cost.lookups)),
    )
    expect(trace.lookupMs).toBeGreaterThanOrEqual(98 * trace.lookups)
    const change = await client.send('DELETE', `/api/sessions/${id}?scope=others`, {
      headers: { ...run, 'x-lab-conditions': 'delay=1' },
    })
    expect(change.status()).toBe(422)
  })
}

test('C23 C30 the person’s own record is copied, within limits, for pages of this site only', async ({
  client,
  newClient,
}) => {
  const [kept] = mounted().filter(({ expected }) => expected.records === 1)
  const [unkept] = mounted().filter(({ expected }) => expected.devices === 'unknown')
  if (!kept || !unkept) throw new Error('There is a design of either kind.')
  const visitor = await newVisitor(client)
  for (const { id } of [kept, unkept]) await signIn(client, id, visitor)
  const fill = (id: string, json: unknown, headers = {}) =>
    client.send('POST', `/api/labs/bulk-sessions/${id}`, { json, headers })
  const bulk = await (await fill(kept.id, { sessions: 10_000 })).json()
  expect(bulk).toMatchObject({ plan: { unique: true }, lookups: { count: 50, found: 50 } })
  // Only the end of its time stops the filling, and the answer says how far it came.
  if (bulk.filledMs < 3_000) expect(bulk.sessions).toBe(10_000)
  expect(bulk.sessions % 1_000).toBe(0)
  expect(bulk.sessions).toBeGreaterThan(0)
  expect(bulk.sessions).toBeLessThanOrEqual(10_000)
  for (const sessions of [1, 1_000_000, '100'])
    expect((await fill(kept.id, { sessions })).status()).toBe(422)
  expect((await fill(unkept.id, { sessions: 100 })).status()).toBe(404)
  expect(
    (await fill(kept.id, { sessions: 100 }, { origin: 'https://evil.example' })).status(),
  ).toBe(403)
  expect(
    (
      await (
        await newClient()
      ).send('POST', `/api/labs/bulk-sessions/${kept.id}`, { json: { sessions: 100 } })
    ).status(),
  ).toBe(401)
})

test('C24 C60 W9 the break-even point is searched for, and every check is drawn', async ({
  device: { page, context },
}) => {
  await page.goto('/labs/cost')
  await page.getByRole('button', { name: 'Find the break-even point' }).click()
  await expect(page.getByText('The search has ended.')).toBeVisible({ timeout: 120_000 })
  await expect(page.getByText(/^(Break-even at about|No break-even point up to)/)).toBeVisible()
  await expect(
    page.getByRole('img', { name: /^Check times of .* 0 ms away: .* 200 ms away:/ }),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Draw the histogram' }).click()
  await expect(page.getByText(/60 checks of each were measured/)).toBeVisible({ timeout: 120_000 })
  await expect(
    page.getByRole('img', { name: /^Histogram of check times\. .* of 60 checks within/ }),
  ).toBeVisible()
  expect(
    (await context.cookies()).filter(({ name }) => name.includes('session-token')),
    'the visitor is still nobody',
  ).toEqual([])
})

test('C24 the slider works by keyboard, and the page shows a measurement', async ({
  device: { page },
}) => {
  await page.goto('/labs/cost')
  await page.getByRole('slider', { name: /Distance to the store/ }).focus()
  await page.keyboard.press('PageUp')
  await expect(page.getByText(/^Measured with the store \d+ ms away\.$/)).toBeVisible({
    timeout: 60_000,
  })
})

test('C23 C30 a table can be filled from the page, and axe finds nothing', async ({
  device: { page },
}) => {
  await page.goto('/labs/cost')
  await page.getByRole('button', { name: '10,000 sessions' }).click()
  await expect(
    page.getByRole('table', { name: /What tables of so many sessions take/ }),
  ).toContainText('unique', { timeout: 60_000 })
  await expectNoFindings(page)
})
