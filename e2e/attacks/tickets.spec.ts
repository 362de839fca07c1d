import { bearer, postCredentials, sessionToken, signIn, whoami } from '../fixtures/auth'
import { kinds, mounted } from '../fixtures/designs'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'

for (const { id } of kinds()) {
  const tickets = `/api/tickets/${id}`
  const target = mounted().find((design) => design.id !== id)?.id ?? id

  test.describe(`tickets/${id}`, () => {
    test('a ticket signs the same person in once, to the requested design only', async ({
      client,
      newClient,
    }) => {
      const visitor = await newVisitor(client)
      await signIn(client, id, visitor)
      const response = await client.send('POST', tickets, { json: { design: target } })
      expect([response.status(), Object.keys(await response.json())]).toEqual([201, ['ticket']])
      expect(response.headers()['cache-control']).toContain('no-store')
      expect(response.headers()).not.toHaveProperty('set-cookie')
      const { ticket } = await response.json()
      await postCredentials(client, id, { ticket })
      expect((await whoami(client, id)).user?.email, 'a ticket for another design').toBe(
        visitor.email,
      )
      await postCredentials(client, target, { ticket })
      expect(await whoami(client, target)).toMatchObject({
        status: 200,
        user: { email: visitor.email },
      })
      const thief = await newClient()
      await postCredentials(thief, target, { ticket })
      expect(await sessionToken(thief, target), 'used a second time').toBeNull()
    })

    test('twenty requests with one ticket at once make one session', async ({
      client,
      newClient,
    }) => {
      await signIn(client, id, await newVisitor(client))
      const { ticket } = await (
        await client.send('POST', tickets, { json: { design: target } })
      ).json()
      const browsers = await Promise.all(Array.from({ length: 20 }, () => newClient()))
      await Promise.all(browsers.map((browser) => postCredentials(browser, target, { ticket })))
      const tokens = await Promise.all(browsers.map((browser) => sessionToken(browser, target)))
      expect(tokens.filter((token) => token !== null)).toHaveLength(1)
    })

    test('no ticket is issued for another person, or to a refused session', async ({
      client,
      newClient,
    }) => {
      const other = await newVisitor(await newClient())
      for (const body of [{ design: target }, { design: target, userId: 'x' }]) {
        const response = await client.send('POST', tickets, { json: body })
        expect([response.status(), (await response.json()).error.code]).toEqual([401, 'no_token'])
      }
      expect(
        (
          await client.send('POST', tickets, {
            json: { design: target },
            headers: bearer('garbage'),
          })
        ).status(),
      ).toBe(401)
      await signIn(client, id, await newVisitor(client))
      for (const extra of [
        { userId: other.email },
        { email: other.email },
        { user: { id: other.email } },
        { sub: other.email },
      ]) {
        expect(
          (await client.send('POST', tickets, { json: { design: target, ...extra } })).status(),
          JSON.stringify(extra),
        ).toBe(422)
      }
    })

    test('an unknown design is refused, and so is a malformed request', async ({ client }) => {
      await signIn(client, id, await newVisitor(client))
      for (const design of [
        'none',
        '__proto__',
        'constructor',
        '',
        `${target} `,
        target.toUpperCase(),
      ]) {
        const response = await client.send('POST', tickets, { json: { design } })
        expect([response.status(), (await response.json()).error.code], design).toEqual([
          404,
          'unknown_design',
        ])
      }
      for (const json of [{}, [], null, { design: [target] }, { design: 'x'.repeat(65) }]) {
        expect((await client.send('POST', tickets, { json })).status(), JSON.stringify(json)).toBe(
          422,
        )
      }
    })

    test('a disabled person gets no ticket', async ({ client }) => {
      const visitor = await newVisitor(client)
      await signIn(client, id, visitor)
      await client.send('PATCH', `/api/account/${id}`, { json: { disabled: true } })
      expect([401, 403]).toContain(
        (await client.send('POST', tickets, { json: { design: target } })).status(),
      )
    })

    test('tickets are limited together with the devices of the person', async ({ client }) => {
      await signIn(client, id, await newVisitor(client))
      const ask = (index: number) =>
        index % 2 === 0
          ? client.send('POST', tickets, { json: { design: target } })
          : client.send('POST', `/api/sessions/${id}`, { json: { label: 'x' } })
      const statuses: number[] = []
      for (let index = 0; index < 31; index += 1) statuses.push((await ask(index)).status())
      expect(statuses).toEqual([...Array<number>(30).fill(201), 429])
    })
  })
}

test('an unknown design issues no ticket', async ({ client }) => {
  const response = await client.send('POST', '/api/tickets/none', {
    json: { design: mounted()[0]?.id },
  })
  expect([response.status(), (await response.json()).error.code]).toEqual([404, 'unknown_design'])
})
