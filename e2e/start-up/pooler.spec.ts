import { z } from 'zod'
import { sessionToken, signIn, signOut, whoami, whoamiBearer } from '../fixtures/auth'
import type { Client } from '../fixtures/client'
import { mounted } from '../fixtures/designs'
import { newVisitor } from '../fixtures/people'
import type { Mounted } from '../fixtures/selection'
import { expect, test } from '../fixtures/test'
import { KEEPS_STATEMENTS, pgBouncerVersion, startPgBouncer } from '../servers/pgbouncer'
import { startSite } from '../servers/site'
import { createStore } from '../servers/store'

test.describe.configure({ mode: 'default' })

const version = pgBouncerVersion()
const MANY = Array.from({ length: 6 }, (_, at) => at)

for (const maxPreparedStatements of [0, 100]) {
  test(`A-G44 behind PgBouncer in transaction mode, max_prepared_statements = ${maxPreparedStatements}: every design works`, async ({
    suite,
    newClient,
  }) => {
    test.skip(suite.postgres === null, 'This test needs a PostgreSQL: set TEST_DATABASE_URL.')
    test.skip(version === null, 'This test needs PgBouncer: apt-get install pgbouncer.')
    test.skip(
      maxPreparedStatements > 0 && (version ?? 0) < KEEPS_STATEMENTS,
      `This test needs PgBouncer ${KEEPS_STATEMENTS}, and ${version} is installed.`,
    )
    const store = await createStore(suite.postgres)
    const pooler = await startPgBouncer(store.url, maxPreparedStatements)
    try {
      // The store is empty, so the start migrates it through the pooler, and two servers take turns.
      const env = { DATABASE_URL: pooler.url, AUTH_SECRET: 'a secret of both: 0123456789abcdefgh' }
      const sites = await Promise.all([startSite(suite.folder, env), startSite(suite.folder, env)])
      try {
        await Promise.all(
          sites.map(async ({ url }, turn) => {
            const client = await newClient(url)
            const visitor = await newVisitor(client)
            for (const design of mounted().filter((_, at) => at % sites.length === turn)) {
              await signIn(client, design.id, visitor)
              await lives(client, design)
            }
          }),
        )
      } finally {
        for (const site of sites) {
          await site.stop()
          expect(site.output()).not.toMatch(/\[(store|auth|api)\]/)
        }
      }
    } finally {
      await pooler.stop()
      await store.stop()
    }
  })
}

/** Checks a session many times at once, revokes another one, and signs out. */
async function lives(client: Client, { id, expected }: Mounted): Promise<void> {
  // Each has a connection of its own. The server would close one that is idle until the next design.
  const alone = { connection: 'close' }
  const statuses = MANY.map(async () => (await whoami(client, id, alone)).status)
  expect(await Promise.all(statuses), id).toEqual(MANY.map(() => 200))
  const after = async (token: string) => {
    const { status, code } = await whoamiBearer(client, id, token)
    return { status, code }
  }
  const device = await client.send('POST', `/api/sessions/${id}`, { json: { label: 'Phone' } })
  const { token: theirs } = z.object({ token: z.string() }).parse(await device.json())
  expect((await client.send('DELETE', `/api/sessions/${id}?scope=others`)).status()).toBe(200)
  expect(await after(theirs), `${id} after the revocation`).toEqual(expected.afterRevocation)
  const token = (await sessionToken(client, id)) ?? ''
  await signOut(client, id)
  expect(await after(token), `${id} after the sign-out`).toEqual(expected.afterSignOut)
}
