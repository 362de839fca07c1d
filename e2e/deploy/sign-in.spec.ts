import {
  column,
  heartbeat,
  openComparison,
  queryOf,
  startAsVisitor,
  stockPair,
} from '../fixtures/pages'
import { ask, expect, signInEnv, stream, test } from './test'

const WAYS = [
  { as: 'preview', instances: 1 },
  { as: 'preview', instances: 2 },
  { as: 'production', instances: 2 },
] as const

for (const { as, instances } of WAYS) {
  test(`${as}, ${instances} of each function: every function knows a visitor’s session until it is revoked`, async ({
    deployed,
    visit,
    store,
  }) => {
    const deployment = await deployed({ as, instances, env: signInEnv(store) })
    const page = await visit(deployment)
    const pair = stockPair()
    await startAsVisitor(page, pair)
    for (const { id } of pair)
      for (let turn = 0; turn < 2 * instances; turn++)
        expect((await ask(page, 'GET', `/api/whoami/${id}`)).status, `${id}, turn ${turn}`).toBe(
          200,
        )
    for (let turn = 0; turn < instances; turn++) {
      await page.goto(`/account?${queryOf(pair)}`)
      await expect(page.getByRole('heading', { name: 'Account', level: 1 })).toBeVisible()
      for (const { expected } of pair) await expect(column(page, expected)).toContainText('member')
    }
    await openComparison(page, pair)
    await page.getByRole('button', { name: 'Revoke all', exact: true }).click()
    const [database, jwt] = pair
    await expect(heartbeat(page, database.expected, 'You')).toContainText(/refused/)
    await expect(heartbeat(page, jwt.expected, 'You')).toContainText(/still in/)
    for (let turn = 0; turn < 2 * instances; turn++)
      expect((await ask(page, 'GET', `/api/whoami/${database.id}`)).status).toBe(401)
  })

  test(`${as}, ${instances} of each function: a lab and a measurement find the stated guarantees`, async ({
    deployed,
    visit,
    store,
  }) => {
    const deployment = await deployed({
      as,
      instances,
      env: {
        ...signInEnv(store),
        ...(as === 'preview' && { SITE_URL: 'https://production.example' }),
      },
    })
    const page = await visit(deployment)
    await page.goto('/')
    const events = await stream(page, '/api/labs/revocation', {
      designs: ['database', 'jwt', 'jwt-denylist'],
      experiments: ['sign-out', 'every-device'],
    })
    const findings = events.filter(({ type }) => type === 'finding')
    expect(findings.length).toBeGreaterThan(6)
    expect(
      events.filter(({ type, asExpected }) => type === 'failed' || asExpected === false),
    ).toEqual([])
    const { host } = new URL(deployment.origin)
    expect(
      deployment.requests.filter((line) => !line.split(' ')[1]?.startsWith(`${host}/`)),
    ).toEqual([])
    expect(await store.sql('SELECT count(*)::int AS people FROM "User"')).toEqual([{ people: 0 }])

    const measured = await stream(page, '/api/measurements', {
      checks: 10,
      designs: ['database', 'jwt'],
    })
    expect(measured.filter(({ type }) => type === 'failed')).toEqual([])
    expect(measured.filter(({ type }) => type === 'result').map(({ design }) => design)).toEqual(
      expect.arrayContaining(['database', 'jwt']),
    )
  })
}

test('two of each function: a lab that needs one process says why it is skipped', async ({
  deployed,
  visit,
  store,
}) => {
  const page = await visit(await deployed({ as: 'preview', instances: 2, env: signInEnv(store) }))
  await page.goto('/labs/servers')
  await expect(page.getByText('This lab does not run here.')).toBeVisible()
  const events = await stream(page, '/api/labs/servers', { designs: ['database', 'jwt'] })
  expect(events.filter(({ type }) => type === 'finding' || type === 'failed')).toEqual([])
  for (const { why } of events.filter(({ type }) => type === 'skipped'))
    expect(why).toContain('another process')
  expect(events.filter(({ type }) => type === 'skipped')).toHaveLength(12)
})

test('a signed token of a preview names the preview as its issuer', async ({
  deployed,
  visit,
  store,
}) => {
  const deployment = await deployed({ as: 'preview', instances: 1, env: signInEnv(store) })
  const page = await visit(deployment)
  await page.goto('/')
  const made = await ask(page, 'POST', '/api/labs/sessions', { designs: ['jwt-signed'] })
  const [, claims = ''] = String(JSON.parse(JSON.stringify(made.body)).sessions[0].token).split('.')
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString()).iss).toBe(deployment.origin)
})

test('a preview deletes expired rows without a scheduler', async ({ deployed, visit, store }) => {
  const page = await visit(await deployed({ as: 'preview', instances: 1, env: signInEnv(store) }))
  await page.goto('/')
  const day = 24 * 60 * 60 * 1000
  await store.sql('INSERT INTO "Sandbox" ("id", "expiresAt") VALUES ($1, $2)', [
    'over',
    new Date(Date.now() - day),
  ])
  expect((await ask(page, 'POST', '/api/visitors')).status).toBe(201)
  await expect
    .poll(() => store.sql('SELECT "id" FROM "Sandbox" WHERE "id" = $1', ['over']))
    .toEqual([])
})

test('the scheduler of a production needs its secret', async ({ deployed, visit, store }) => {
  const secret = 'the-secret-of-the-scheduler'
  const deployment = await deployed({
    as: 'production',
    instances: 1,
    env: { ...signInEnv(store), CRON_SECRET: secret },
  })
  const page = await visit(deployment)
  await page.goto('/')
  const asked = (authorization: string) =>
    page.evaluate(
      async (value) =>
        (await fetch('/api/cron/purge', { headers: { authorization: value } })).status,
      authorization,
    )
  expect(await asked('Bearer wrong')).toBe(401)
  expect(await asked(`Bearer ${secret}`)).toBe(200)
})

for (const known of [true, false]) {
  test(`a protected preview ${known ? 'runs a lab with the secret of its project' : 'says that it is protected, if no secret is known'}`, async ({
    deployed,
    visit,
    store,
  }) => {
    const bypass = 'secret-of-the-protection-bypass-1'
    const env = { ...signInEnv(store), ...(!known && { VERCEL_AUTOMATION_BYPASS_SECRET: '' }) }
    const page = await visit(await deployed({ as: 'preview', instances: 1, bypass, env }), {
      'x-vercel-protection-bypass': bypass,
    })
    await page.goto('/')
    const events = await stream(page, '/api/labs/revocation', {
      designs: ['database'],
      experiments: ['sign-out'],
    })
    const failed = events.filter(({ type }) => type === 'failed')
    if (known) expect(failed).toEqual([])
    else
      expect(failed).toMatchObject([
        { message: expect.stringContaining('This deployment is protected') },
      ])
    expect(JSON.stringify(events)).not.toContain(bypass)
  })
}
