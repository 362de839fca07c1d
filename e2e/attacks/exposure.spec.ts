import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { postCredentials, signIn, signOut, whoamiBearer } from '../fixtures/auth'
import { mounted } from '../fixtures/designs'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'

test('A-H02 the log contains no personal data and no typed text', async ({ newClient, open }) => {
  const client = await newClient(open.site.url)
  const visitor = await newVisitor(client)
  const secrets = [
    visitor.password,
    visitor.email,
    open.site.secret,
    open.site.cronSecret,
    open.store.url,
  ]
  for (const { id } of mounted()) {
    const token = await signIn(client, id, visitor)
    secrets.push(token)
    await client.get(`/api/auth/${id}/session`)
    await whoamiBearer(client, id, `${token.slice(0, -4)}AAAA`)
    await postCredentials(client, id, {
      email: visitor.email,
      password: 'a wrong password of A-H02',
    })
    await client.get(`/api/auth/${id}/callback/none?code=${token}`)
    await client.get(`/api/cron/purge`, { authorization: `Bearer ${token}` })
    await signOut(client, id)
  }
  expect(open.site.output(), 'the log itself is there').toContain('Ready in')
  for (const secret of [...secrets, 'a wrong password of A-H02'])
    expect(open.site.output()).not.toContain(secret)
})

test('A-H10 no file of the server or of its repository is served', async ({ client }) => {
  for (const path of [
    '/.env',
    '/.env.local',
    '/.git/HEAD',
    '/package.json',
    '/server.js',
    '/prisma/schema.prisma',
    '/.data/secret',
    '/.next/BUILD_ID',
    '/_next/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
  ]) {
    expect((await client.get(path)).status(), path).toBe(404)
  }
})

test('A-H10 the client bundles hold no source map, no secret and no server code', async ({
  site,
  suite,
}) => {
  const folder = join(suite.folder, 'server/.next/static')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  expect(files.filter((file) => file.endsWith('.js')).length).toBeGreaterThan(0)
  expect(files.filter((file) => file.endsWith('.map'))).toEqual([])
  for (const file of files.filter((name) => name.endsWith('.js'))) {
    const text = readFileSync(join(folder, file), 'utf8')
    for (const secret of [
      site.secret,
      site.cronSecret,
      'AUTH_SECRET',
      'passwordHash',
      'PrismaClient',
      'argon2id$',
    ])
      expect(text.includes(secret), `${file}: ${secret}`).toBe(false)
  }
})
