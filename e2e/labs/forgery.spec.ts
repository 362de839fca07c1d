import { bearer, signIn, whoamiBearer } from '../fixtures/auth'
import { expectNoFindings } from '../fixtures/axe'
import { designs, mounted } from '../fixtures/designs'
import { json } from '../fixtures/forge'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'

const LAX = '/labs/forgery/vulnerable'
const unsigned = `${json({ alg: 'none' })}.${json({ sub: '1', role: 'admin' })}.`

for (const { id, expected } of designs()) {
  test(`C41 ${id}: the workbench gives ${expected.codec ? 'only weaker tokens' : 'no tokens, because its tokens hold no claims'}`, async ({
    client,
    newClient,
    site,
  }) => {
    const token = await signIn(client, id, await newVisitor(client))
    const response = await client.send('POST', `/api/labs/forgery/${id}`)
    expect(
      await (await newClient())
        .send('POST', `/api/labs/forgery/${id}`)
        .then((refused) => refused.status()),
    ).toBe(401)
    if (!expected.codec) {
      expect(response.status()).toBe(404)
      return expect((await response.json()).error.code).toBe('no_claims')
    }
    expect(response.status()).toBe(200)
    const { payload: own } = await expected.codec.decode(site, id, token)
    const { tokens }: { tokens: { flaw: string; token: string }[] } = await response.json()
    expect(tokens.map(({ flaw }) => flaw)).toEqual(['expired', 'notYet', 'aud', 'iss'])
    for (const { flaw, token: flawed } of tokens) {
      const { payload } = await expected.codec.decode(site, id, flawed)
      expect(Number(payload.exp), flaw).toBeLessThanOrEqual(Number(own.exp))
      expect(payload, flaw).toMatchObject({
        sub: own.sub,
        sid: own.sid,
        role: own.role,
        auth_time: own.auth_time,
      })
      for (const other of mounted()) {
        const accepted = (await whoamiBearer(await newClient(), other.id, flawed)).status === 200
        if (accepted) expect(other.id, `${flaw} is let in nowhere else`).toBe(id)
      }
    }
  })

  test(`no cookie signs in the workbench's own visitor of ${id}`, async ({ client }) => {
    const response = await client.send('POST', '/api/labs/sessions', { json: { designs: [id] } })
    expect(response.status()).toBe(201)
    const [{ token }] = (await response.json()).sessions
    expect(token).toMatch(expected.token)
    expect(await client.cookies()).toEqual([])
    expect(await whoamiBearer(client, id, token)).toMatchObject({
      status: 200,
      user: { role: 'member' },
    })
  })
}

test('C38 the lax verifier accepts an unsigned token, and gives no access', async ({ client }) => {
  const response = await client.get(LAX, bearer(unsigned))
  expect(response.status()).toBe(200)
  expect(await response.json()).toMatchObject({ wouldAccept: true, claims: { role: 'admin' } })
  expect(response.headers()).not.toHaveProperty('set-cookie')
  for (const { id } of mounted())
    expect((await whoamiBearer(client, id, unsigned)).status, id).toBe(401)
  expect((await client.get(LAX)).status()).toBe(401)
})

test('C38 the lax verifier is off in production, and the lab says so', async ({
  open: { site },
  newClient,
  newDevice,
}) => {
  const response = await (await newClient(site.url)).get(LAX, bearer(unsigned))
  expect(response.status()).toBe(404)
  expect((await response.json()).error.code).toBe('switched_off')
  const { page } = await newDevice({ origin: site.url })
  await page.goto('/labs/forgery')
  await expect(page.getByText('The lax verifier is switched off on this site')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ask the lax verifier' })).toHaveCount(0)
})

test('C37 C41 the grid sends each edit to each kind of token, and axe finds nothing', async ({
  newDevice,
}) => {
  const { page } = await newDevice({ viewport: { width: 390, height: 844 } })
  await page.goto('/labs/forgery')
  await page.getByRole('button', { name: 'Send them all' }).click()
  await expect(page.getByText(/^The run has ended/)).toBeVisible({ timeout: 60_000 })
  const grid = page.getByRole('region', { name: 'The grid' })
  await grid.focus()
  await expect(grid).toBeFocused()
  const cells = (name: RegExp) =>
    grid.getByRole('row', { name }).getByRole('cell').allTextContents()
  expect(await cells(/^Foreign key/)).toEqual([
    '401 unknown_session',
    '401 bad_signature',
    '401 bad_signature',
  ])
  expect(await cells(/^Expired/)).toEqual([
    'nothing in it to be wrong',
    '401 expired',
    '401 expired',
  ])
  expect(await cells(/^Wrong aud/)).toEqual(['nothing in it to be wrong', '401 malformed', '200'])
  await expect(grid.getByText('not what the design says of itself')).toHaveCount(0)
  await expectNoFindings(page)
})

test('C37 C38 the workbench edits a token by hand, sends it, and restores it', async ({
  device: { page, context },
}) => {
  await page.goto('/labs/forgery')
  const bench = page.getByRole('region', { name: 'Workbench' })
  const answer = bench.getByRole('status').last()
  const send = () => bench.getByRole('button', { name: 'Send it as a bearer' }).click()
  await send()
  await expect(bench.getByRole('alert')).toContainText('There is no token yet')
  await bench.getByRole('button', { name: 'Get a token' }).click()
  const claims = bench.getByRole('textbox', { name: /^Claims set/ })
  await expect(claims).toHaveValue(/"role": "member"/)
  await send()
  await expect(answer).toContainText('200')
  await claims.fill((await claims.inputValue()).replace('"member"', '"admin"'))
  await send()
  await expect(answer).toContainText('401')
  await expect(answer).toContainText('bad_signature')
  await expect(answer).toContainText('WWW-Authenticate: Bearer realm=')
  await bench.getByRole('button', { name: 'As it was issued' }).click()
  await expect(claims).toHaveValue(/"role": "member"/)
  await bench.getByRole('button', { name: 'Algorithm confusion' }).click()
  await expect(bench.getByText('1 of 5')).toBeVisible()
  await bench.getByRole('button', { name: 'Ask the lax verifier' }).click()
  await expect(answer).toContainText('"wouldAccept": true')
  await send()
  await expect(answer).toContainText('malformed')
  await bench.getByRole('button', { name: 'Expired' }).click()
  await expect(bench.getByText('a token that the site itself has issued')).toBeVisible()
  await send()
  await expect(answer).toContainText('expired')
  expect(await context.cookies()).toEqual([])
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
})
