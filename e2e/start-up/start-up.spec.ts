import { existsSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { signIn, whoamiBearer } from '../fixtures/auth'
import { mounted } from '../fixtures/designs'
import type { Expectations } from '../fixtures/expectations'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'
import { until } from '../fixtures/wait-for'
import { startProgram } from '../servers/child-process'
import { getHealth, siteEnv, startServer, startSite } from '../servers/site'

const SECRET = 'a secret that is long enough for it: 0123456789'
/** An address without a PostgreSQL: the port of the discard protocol. */
const NOBODY = 'postgresql://postgres:hunter2@127.0.0.1:9/none'

const START = ['--import', 'tsx', 'app/_cli/start.ts']

const refusesConnections = (port: number) =>
  new Promise<true | null>((resolve) => {
    const probe = connect(port, '127.0.0.1', () => {
      probe.destroy()
      resolve(null)
    })
    probe.once('error', () => resolve(true))
  })

/**
 * Starts a server that must refuse to start.
 * @returns its one sentence
 */
async function refusal(folder: string, env: Record<string, string>): Promise<string> {
  const { AUTH_SECRET: _, ...rest } = await siteEnv(folder)
  const program = startServer(folder, { ...rest, ...env })
  const code = await program.exited
  const output = program.output()
  expect(code, output).toBe(1)
  expect(output).not.toMatch(/\n\s+at |node:internal|Error:/)
  return output
    .split('\n')
    .filter((line) => /[.!]$/.test(line))
    .join('\n')
}

test('an unreachable DATABASE_URL ends the server with one sentence, without the password', async ({
  suite,
}) => {
  const sentence = await refusal(suite.folder, { DATABASE_URL: NOBODY, AUTH_SECRET: SECRET })
  expect(sentence).toMatch(
    /^The database of DATABASE_URL cannot be used \(.*ECONNREFUSED.*\): .*\.$/,
  )
  expect(sentence).not.toContain('hunter2')
})

for (const [what, env, sentence] of [
  [
    'a DATABASE_URL of another kind',
    { DATABASE_URL: 'mysql://127.0.0.1/x', AUTH_SECRET: SECRET },
    /DATABASE_URL must look like/,
  ],
  ['DATABASE_URL without AUTH_SECRET', { DATABASE_URL: NOBODY }, /AUTH_SECRET is not set/],
  [
    'A-A11 a short AUTH_SECRET',
    { DATABASE_URL: NOBODY, AUTH_SECRET: 'secret' },
    /AUTH_SECRET must be at least 32/,
  ],
  [
    'A-A11 a repetitive AUTH_SECRET',
    { AUTH_SECRET: 'abc'.repeat(20) },
    /AUTH_SECRET must be at least 32 random/,
  ],
  [
    'a REDIS_URL of another kind',
    { REDIS_URL: 'http://127.0.0.1:6379' },
    /REDIS_URL must look like/,
  ],
  ['a short CRON_SECRET', { CRON_SECRET: 'short' }, /CRON_SECRET must have/],
  ['an invalid SITE_URL', { SITE_URL: 'example.org' }, /SITE_URL must be an address/],
] as const) {
  test(`${what} ends the server with one sentence`, async ({ suite }) => {
    expect(await refusal(suite.folder, env)).toMatch(sentence)
  })
}

test('a second process refuses a used embedded folder, and the first continues', async ({
  suite,
  newClient,
}) => {
  const dataDir = join(suite.folder, 'shared-data')
  const first = await startSite(suite.folder, { DATA_DIR: dataDir })
  try {
    expect(await refusal(suite.folder, { DATA_DIR: dataDir })).toMatch(
      /is in use by process \d+: stop it, or set DATA_DIR/,
    )
    await newVisitor(await newClient(first.url))
  } finally {
    await first.stop()
  }
})

test('on a read-only disk the store is in memory and says so, and no file is written', async ({
  suite,
  newClient,
}) => {
  const site = await startSite(suite.folder, { DATA_DIR: '/proc/session-vs-jwt' })
  try {
    expect((await getHealth(site.url))?.store).toEqual({ kind: 'embedded-in-memory', ok: true })
    await newVisitor(await newClient(site.url))
    expect(existsSync('/proc/session-vs-jwt')).toBe(false)
    expect(existsSync(join(suite.folder, 'server/.data'))).toBe(false)
  } finally {
    await site.stop()
  }
})

test('people and secret survive a restart on the same folder', async ({ suite, newClient }) => {
  const { AUTH_SECRET: _, ...env } = await siteEnv(suite.folder)
  const program = { ...env, AUTH_SECRET: '' } // unset: it is made on first run and stored
  const first = await startSite(suite.folder, program)
  const client = await newClient(first.url)
  const visitor = await newVisitor(client)
  const signedIn: { id: string; expected: Expectations; token: string }[] = []
  for (const design of mounted())
    signedIn.push({ ...design, token: await signIn(client, design.id, visitor) })
  await first.stop()
  const second = await startSite(suite.folder, program)
  try {
    const again = await newClient(second.url)
    for (const { id, expected, token } of signedIn)
      expect(await whoamiBearer(again, id, token), id).toMatchObject(expected.afterRestart)
    await signIn(again, mounted()[0]?.id ?? '', visitor)
  } finally {
    await second.stop()
  }
})

test('npm start serves the last build, names its address last, and stops the server when it stops', async ({
  suite,
}) => {
  const env = await siteEnv(suite.folder)
  const program = startProgram('npm', ['start'], {
    cwd: process.cwd(),
    env: { ...env, HOME: suite.folder, NODE_ENV: 'development' },
    log: join(suite.folder, 'npm-start'),
  })
  const url = `http://127.0.0.1:${env.PORT}`
  const health = await until('npm start to serve', async () => {
    if (program.hasExited()) throw new Error(program.output())
    return getHealth(url)
  })
  expect(health.store).toEqual({ kind: 'embedded', ok: true })
  const lastLine = `\nThe site is ready at ${url}\n`
  await until(
    'npm start to name the address',
    async () => program.output().endsWith(lastLine) || null,
  )
  await program.stop()
  // Each attempt needs a new connection, because a server answers on an open connection until it is
  // idle.
  await until('nobody to listen any more', () => refusesConnections(Number(env.PORT)))
})

test('npm start with an invalid port says so in one sentence', async ({ suite }) => {
  for (const port of ['abc', '70000', '3000.5', '-1']) {
    const program = startProgram(process.execPath, START, {
      cwd: process.cwd(),
      env: { PORT: port },
      log: join(suite.folder, `port-${port}`),
    })
    expect(await program.exited, port).toBe(1)
    expect(program.output().trim(), port).toBe('PORT must be a number from 0 to 65535.')
  }
})

test('npm start on a taken port says so in one sentence, and does not build first', async ({
  suite,
}) => {
  const squatter = createServer()
  await new Promise<void>((listening) => squatter.listen(0, listening))
  const address = squatter.address()
  const port = typeof address === 'object' ? address?.port : 0
  const program = startProgram(process.execPath, START, {
    cwd: process.cwd(),
    env: { PORT: String(port) },
    log: join(suite.folder, 'taken-port'),
  })
  expect(await program.exited).toBe(1)
  expect(program.output().trim()).toBe(
    `Port ${port} is taken: stop what listens there, or choose another, as in PORT=3001 npm start.`,
  )
  squatter.close()
})
