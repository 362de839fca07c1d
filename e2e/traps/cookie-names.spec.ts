import { cookiesOf, csrfToken, sessionCookie, signIn, whoami } from '../fixtures/auth'
import { designs, mounted } from '../fixtures/designs'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'
import { anybody, instance, sessionCookieNamed } from './auth-core'

test('trap 1 is real: a session cookie name that is a prefix of another ends both sessions', async () => {
  const jar = new Map<string, string>()
  const short = instance(
    'a',
    { providers: [anybody], cookies: sessionCookieNamed('x.session-token') },
    jar,
  )
  const long = instance(
    'b',
    { providers: [anybody], cookies: sessionCookieNamed('x.session-token-b') },
    jar,
  )
  await short.signIn(await short.csrf())
  expect(await short.session()).not.toBeNull()
  await long.signIn(await long.csrf())
  expect(await short.session()).toBeNull()
  expect([...jar.keys()].filter((name) => name.startsWith('x.'))).toEqual([])
})

test('trap 1: no session cookie name is a prefix of another cookie name of the site', () => {
  const all = mounted().flatMap(({ id }) => Object.values(cookiesOf(id)))
  for (const { id } of mounted()) {
    const { sessionToken } = cookiesOf(id)
    expect(all.filter((name) => name.startsWith(sessionToken))).toEqual([sessionToken])
  }
})

test('trap 1: with every design signed in in one browser, each design knows its own session', async ({
  client,
}) => {
  const visitor = await newVisitor(client)
  for (const { id } of mounted()) await signIn(client, id, visitor)
  for (const { id } of mounted()) {
    expect(await whoami(client, id)).toMatchObject({ status: 200 })
    expect(await (await client.get(`/api/auth/${id}/session`)).json()).toMatchObject({
      user: { email: visitor.email },
    })
  }
})

for (const { id } of designs()) {
  test(`trap 1: whoami/${id} treats no other cookie as a chunk`, async ({ client, newClient }) => {
    const token = await signIn(client, id, await newVisitor(client))
    const { cookie } = sessionCookie(id, token)
    const { sessionToken } = cookiesOf(id)
    expect(
      await whoami(await newClient(), id, {
        cookie: `${cookie}; ${sessionToken}-b=alien; ${sessionToken}.x=alien`,
      }),
    ).toMatchObject({ status: 200 })
  })
}

test('trap 2 is real: with shared CSRF cookies and two secrets, one side breaks the other’s form', async () => {
  const jar = new Map<string, string>()
  const one = instance(
    'a',
    { providers: [anybody], cookies: sessionCookieNamed('one.session-token') },
    jar,
  )
  const two = instance(
    'b',
    {
      providers: [anybody],
      cookies: sessionCookieNamed('two.session-token'),
      secret: 'another secret, which is as long: 0123456789',
    },
    jar,
  )
  const form = await one.csrf()
  await two.csrf()
  const response = await one.signIn(form)
  expect(response.headers.get('location')).toContain('MissingCSRF')
  expect(jar.has('one.session-token')).toBe(false)
})

test('trap 2: no two designs share a cookie, and opening one form does not break another', async ({
  client,
}) => {
  const visitor = await newVisitor(client)
  const forms = new Map<string, string>()
  for (const { id } of mounted()) forms.set(id, await csrfToken(client, id))
  for (const [id, csrf] of forms) {
    const form = { csrfToken: csrf, email: visitor.email, password: visitor.password }
    await client.send('POST', `/api/auth/${id}/callback/credentials`, { form })
    expect(await whoami(client, id)).toMatchObject({ status: 200 })
  }
  const names = (await client.cookies()).map(({ name }) => name)
  const cookies = mounted().flatMap(({ id, expected }) => {
    const { sessionToken, csrfToken, callbackUrl, refreshToken } = cookiesOf(id)
    return [sessionToken, csrfToken, callbackUrl, ...(expected.refreshes ? [refreshToken] : [])]
  })
  expect(names.sort()).toEqual(cookies.sort())
})
