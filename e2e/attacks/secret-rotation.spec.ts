import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { sessionCookie, sessionToken, signIn, whoamiBearer } from '../fixtures/auth'
import { mounted } from '../fixtures/designs'
import type { Expectations } from '../fixtures/expectations'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'
import { startSite } from '../servers/site'

interface Issued {
  id: string
  expected: Expectations
  token: string
}

test('A-C23 old tokens are accepted while the previous secret is configured, and refused without it', async ({
  suite,
  newClient,
}) => {
  const [old, fresh] = [
    randomBytes(33).toString('base64url'),
    randomBytes(33).toString('base64url'),
  ]
  const during = async <T>(
    env: Record<string, string>,
    work: (url: string) => Promise<T>,
  ): Promise<T> => {
    const site = await startSite(suite.folder, { DATA_DIR: join(suite.folder, 'rotated'), ...env })
    try {
      return await work(site.url)
    } finally {
      await site.stop()
    }
  }

  const { visitor, tokens } = await during({ AUTH_SECRET: old }, async (url) => {
    const client = await newClient(url)
    const somebody = await newVisitor(client)
    const issued: Issued[] = []
    for (const design of mounted())
      issued.push({ ...design, token: await signIn(client, design.id, somebody) })
    return { visitor: somebody, tokens: issued }
  })

  const later = await during({ AUTH_SECRET: fresh, AUTH_SECRET_PREVIOUS: old }, async (url) => {
    const issued: Issued[] = []
    for (const { id, expected, token } of tokens.toSorted(
      (a, b) => a.expected.lifetimeS - b.expected.lifetimeS,
    )) {
      const client = await newClient(url)
      expect(await whoamiBearer(client, id, token), id).toMatchObject(expected.afterRestart)
      await client.get(`/api/auth/${id}/session`, sessionCookie(id, token))
      const renewed = await sessionToken(client, id)
      if (renewed !== null) issued.push({ id, expected, token: renewed })
      issued.push({ id, expected, token: await signIn(await newClient(url), id, visitor) })
    }
    return issued
  })
  expect(later.length, 'some were renewed').toBeGreaterThan(tokens.length)

  await during({ AUTH_SECRET: fresh }, async (url) => {
    const client = await newClient(url)
    // Sessions that last a minute come first, because the others can take that long on a busy
    // machine.
    for (const { id, expected, token } of later.toSorted(
      (a, b) => a.expected.lifetimeS - b.expected.lifetimeS,
    ))
      expect(
        await whoamiBearer(client, id, token),
        `${id}, issued under the new one`,
      ).toMatchObject(expected.afterRestart)
    for (const { id, expected, token } of tokens)
      expect(await whoamiBearer(client, id, token), id).toMatchObject(expected.afterSecretChange)
  })
})
