import { execFile } from 'node:child_process'
import { hostEnv } from './build-copy'
import { expect, signInEnv, test } from './test'

/** The output of a deployment's step before its build. */
const migrate = (
  copy: string,
  env: Record<string, string>,
): Promise<{ failed: boolean; output: string }> =>
  new Promise((done) => {
    execFile(
      'npm',
      ['run', 'migrate', '--silent'],
      { cwd: copy, env: hostEnv({ VERCEL: '1', ...env }) },
      (error, stdout, stderr) => done({ failed: error !== null, output: stdout + stderr }),
    )
  })

const preview = { VERCEL_ENV: 'preview', VERCEL_URL: 'a.vercel.app' }

test('a database without a secret fails the build with one sentence', async ({ built }) => {
  const { failed, output } = await migrate(built.copy, {
    VERCEL_ENV: 'production',
    DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
  })
  expect(failed).toBe(true)
  expect(output).toContain('AUTH_SECRET is not set')
})

test('a build without a database succeeds and says which features are missing', async ({
  built,
}) => {
  const { failed, output } = await migrate(built.copy, preview)
  expect(failed).toBe(false)
  expect(output).toContain('Nobody can sign in here')
})

test('a preview does not migrate a database in use, unless it is told to', async ({
  built,
  store,
}) => {
  const env = { ...preview, ...signInEnv(store) }
  expect(await migrate(built.copy, env)).toMatchObject({
    failed: false,
    output: expect.stringContaining('up to date'),
  })
  const [last] = await store.sql(
    'DELETE FROM _prisma_migrations WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations) RETURNING *',
  )
  const refused = await migrate(built.copy, env)
  expect(refused.failed).toBe(true)
  expect(refused.output).toContain(String(last?.migration_name))
  expect(refused.output).toContain('MIGRATE_PREVIEW=on')
})
