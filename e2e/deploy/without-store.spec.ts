import { ask, expect, SECRET, stream, test } from './test'

const PAGES = [
  '/',
  '/?left=database-direct&right=jwt-direct',
  '/trade-offs',
  '/labs',
  '/labs/revocation',
  '/evidence',
  '/remedies',
  '/remedies/denylist',
  '/sign-in',
]
const WAYS = [
  { as: 'preview', instances: 2, env: {} },
  { as: 'preview', instances: 1, env: { AUTH_SECRET: SECRET } },
  { as: 'production', instances: 2, env: {} },
] as const

for (const { as, instances, env } of WAYS) {
  const named = `${as}, ${instances} of each function, ${'AUTH_SECRET' in env ? 'a secret and no database' : 'nothing set'}`

  test(`${named}: pages without sign-in work, and no session is issued`, async ({
    deployed,
    visit,
  }) => {
    const page = await visit(await deployed({ as, instances, env }))
    for (const path of PAGES) {
      const response = await page.goto(path)
      expect(response?.status(), path).toBe(200)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    }
    await expect(page.getByText('Set DATABASE_URL to a PostgreSQL')).toBeVisible()
    await page.goto('/account')
    await expect(page).toHaveURL(/\/sign-in\?/)
    for (const [method, path] of [
      ['POST', '/api/visitors'],
      ['POST', '/api/people'],
      ['POST', '/api/labs/sessions'],
      ['POST', '/api/labs'],
      ['POST', '/api/labs/revocation'],
      ['GET', '/api/auth/database/csrf'],
      ['GET', '/api/whoami/jwt'],
    ] as const)
      expect(await ask(page, method, path, method === 'POST' ? {} : undefined), path).toMatchObject(
        { status: 503, body: { error: { code: 'no_accounts' } } },
      )
    expect(await ask(page, 'GET', '/.well-known/jwks.json')).toEqual({
      status: 200,
      body: { keys: [] },
    })
    expect(
      (await page.context().cookies()).map(({ name }) => name).filter((name) => name !== 'view'),
    ).toEqual([])
  })
}

test('nothing set: the comparison shows the last test results of the two selected designs', async ({
  deployed,
  visit,
}) => {
  const page = await visit(await deployed({ as: 'preview', instances: 1 }))
  await page.goto('/?left=database&right=jwt')
  const recorded = page.getByRole('region', { name: 'What the last test run found' })
  const copy = recorded.getByRole('listitem').filter({ hasText: 'Sign out, and replay a copy' })
  await expect(copy).toContainText(/401: its very next request is refused/)
  await expect(copy).toContainText(/200: it is still accepted/)
  await page
    .getByRole('combobox', { name: 'Design on the right', exact: true })
    .selectOption('jwt-denylist')
  await expect(page).toHaveURL(/right=jwt-denylist/)
  await expect(copy).not.toContainText('200: it is still accepted')
})

test('nothing set: a measurement runs in the memory of one function', async ({
  deployed,
  visit,
}) => {
  const page = await visit(await deployed({ as: 'preview', instances: 2 }))
  await page.goto('/')
  const measured = await stream(page, '/api/measurements', {
    checks: 10,
    designs: ['database', 'jwt'],
  })
  expect(measured.filter(({ type }) => type === 'result')).toHaveLength(2)
  expect(measured.filter(({ type }) => type === 'failed')).toEqual([])
})
