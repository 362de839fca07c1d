import { bearer, signIn, whoami, whoamiBearer } from '../fixtures/auth'
import { designs } from '../fixtures/designs'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'

const accepted = { status: 200, code: null }

for (const { id, expected } of designs()) {
  const sessions = `/api/sessions/${id}`

  test.describe(`sessions/${id}`, () => {
    test('lists the devices, or says why it cannot', async ({ client, newClient }) => {
      const visitor = await newVisitor(client)
      await signIn(client, id, visitor)
      await signIn(await newClient(), id, visitor)
      const response = await client.get(sessions)
      expect(response.status()).toBe(200)
      const device = {
        id: expect.any(String),
        label: expect.any(String),
        createdAt: expect.any(String),
        lastSeenAt: expect.any(String),
        expires: expect.any(String),
      }
      const answers = {
        listed: {
          devices: [
            { ...device, current: false },
            { ...device, current: true },
          ],
        },
        unknown: { devices: null, reason: expect.stringMatching(/cannot know/) },
      }
      expect(await response.json()).toEqual(answers[expected.devices])
    })

    test('never shows a session token in the list', async ({ client }) => {
      const token = await signIn(client, id, await newVisitor(client))
      expect(await (await client.get(sessions)).text()).not.toContain(token)
    })

    test('requires a signed-in person', async ({ client }) => {
      for (const [method, path] of [
        ['GET', sessions],
        ['POST', sessions],
        ['DELETE', `${sessions}?scope=all`],
        ['DELETE', `${sessions}/some-id`],
      ] as const) {
        const response = await client.send(method, path)
        expect(response.status(), `${method} ${path}`).toBe(401)
        expect((await response.json()).error.code).toBe('no_token')
        expect(response.headers()['www-authenticate'], `${method} ${path}`).toBe(
          `Bearer realm="${id}"`,
        )
      }
    })

    for (const scope of ['others', 'all'] as const) {
      test(`A-C02 revokes ${scope} of five devices, and says when this takes effect`, async ({
        client,
        newClient,
      }) => {
        const visitor = await newVisitor(client)
        await signIn(client, id, visitor)
        const tokens = await Promise.all(
          [1, 2, 3, 4].map(async () => signIn(await newClient(), id, visitor)),
        )
        const response = await client.send('DELETE', `${sessions}?scope=${scope}`)
        expect(response.status()).toBe(200)
        expect((await response.json()).revocation.effect).toBe(expected.revocation)
        const stranger = await newClient()
        for (const token of tokens)
          expect(await whoamiBearer(stranger, id, token)).toMatchObject(expected.afterRevocation)
        expect(await whoami(client, id)).toMatchObject(
          scope === 'others' ? accepted : expected.afterRevocation,
        )
      })
    }

    test('refuses an unknown scope', async ({ client }) => {
      await signIn(client, id, await newVisitor(client))
      for (const query of ['', '?scope=', '?scope=everything']) {
        expect((await client.send('DELETE', `${sessions}${query}`)).status()).toBe(422)
        expect(await whoami(client, id)).toMatchObject(accepted)
      }
    })

    test('signs in a virtual device, with a bearer token and a session of its own', async ({
      client,
      newClient,
    }) => {
      const visitor = await newVisitor(client)
      const mine = await signIn(client, id, visitor)
      const response = await client.send('POST', sessions, { json: { label: 'Kitchen tablet' } })
      expect(response.status()).toBe(201)
      expect(response.headers()).not.toHaveProperty('set-cookie')
      const device = await response.json()
      expect(device).toMatchObject({
        label: 'Kitchen tablet',
        token: expect.stringMatching(expected.token),
      })
      expect(device.token).not.toBe(mine)
      expect(await whoamiBearer(await newClient(), id, device.token)).toMatchObject({
        status: 200,
        user: { email: visitor.email },
      })
    })

    test('shows a changed role when the design states', async ({ client }) => {
      await signIn(client, id, await newVisitor(client))
      expect(
        (await client.send('PATCH', `/api/account/${id}`, { json: { role: 'admin' } })).status(),
      ).toBe(200)
      const role = { 'next request': 'admin', 'within the lag': 'member', 'next token': 'member' }[
        expected.roleChange
      ]
      expect(await whoami(client, id)).toMatchObject({ status: 200, user: { role } })
      const later = { 'next request': 'admin', 'within the lag': 'admin', 'next token': 'member' }[
        expected.roleChange
      ]
      await expect.poll(async () => (await whoami(client, id)).user?.role).toBe(later)
    })

    test('A-C06 ends sessions by a changed password if it can; the old password no longer works', async ({
      client,
      newClient,
    }) => {
      const visitor = await newVisitor(client)
      const token = await signIn(client, id, visitor)
      const next = 'marble tunnel sparrow kettle'
      const change = (current: string) =>
        client.send('PUT', `/api/account/${id}/password`, { json: { current, next } })
      expect((await change('not the password')).status()).toBe(422)
      const response = await change(visitor.password)
      expect(response.status()).toBe(200)
      expect((await response.json()).revocations[id].effect).toBe(expected.revocation)
      expect(await whoamiBearer(await newClient(), id, token)).toMatchObject(
        expected.afterRevocation,
      )
      const again = await newClient()
      await signIn(again, id, { ...visitor, password: next })
    })
  })
}

for (const { id, expected } of designs().filter((design) => design.expected.devices === 'listed')) {
  const sessions = `/api/sessions/${id}`

  test.describe(`sessions/${id} by id`, () => {
    test('A-C03 revokes only one of five devices; a second time it is 404', async ({
      client,
      newClient,
    }) => {
      const visitor = await newVisitor(client)
      const tokens = [await signIn(client, id, visitor)]
      for (let i = 0; i < 4; i++) tokens.push(await signIn(await newClient(), id, visitor))
      const victim = tokens[2] ?? ''
      const { devices } = await (await client.get(sessions, bearer(victim))).json()
      const current = devices.find((device: { current: boolean }) => device.current)
      expect((await client.send('DELETE', `${sessions}/${current.id}`)).status()).toBe(200)
      const statuses = await Promise.all(
        tokens.map(async (token) => (await whoamiBearer(client, id, token)).status),
      )
      expect(statuses).toEqual([200, 200, expected.afterRevocation.status, 200, 200])
      expect((await client.send('DELETE', `${sessions}/${current.id}`)).status()).toBe(404)
    })

    test("A-C15 treats another person's session id like an unknown one: 404, and that session lives", async ({
      client,
      newClient,
    }) => {
      const other = await newClient()
      await signIn(other, id, await newVisitor(other))
      const { devices } = await (await other.get(sessions)).json()
      await signIn(client, id, await newVisitor(client))
      const theirs = await client.send('DELETE', `${sessions}/${devices[0].id}`)
      const nobodys = await client.send(
        'DELETE',
        `${sessions}/00000000-0000-4000-8000-000000000000`,
      )
      expect([theirs.status(), await theirs.text()]).toEqual([404, await nobodys.text()])
      expect(await whoami(other, id)).toMatchObject(accepted)
    })
  })
}
