import { bearer, whoamiBearer } from '../fixtures/auth'
import { designs } from '../fixtures/designs'
import { refreshWith, signInHolding } from '../fixtures/refresh'
import { expect, test } from '../fixtures/test'

const REVOKED = { status: 401, code: 'revoked' }

for (const { id, expected } of designs()) {
  if (!expected.refreshes || expected.expire === null) continue

  test.describe(`refresh/${id} and revocation`, () => {
    test('A-C02 revoking all of five devices: all refused at their next refresh, accepted until then', async ({
      client,
      newClient,
    }) => {
      const first = await signInHolding(client, id)
      const others = await Promise.all(
        [1, 2, 3, 4].map(async () => signInHolding(await newClient(), id, first.visitor)),
      )
      expect((await client.send('DELETE', `/api/sessions/${id}?scope=all`)).status()).toBe(200)
      const stranger = await newClient()
      for (const { token, refreshToken } of [first, ...others]) {
        expect(await whoamiBearer(stranger, id, token)).toMatchObject(expected.afterRevocation)
        expect(await refreshWith(stranger, id, refreshToken)).toMatchObject(REVOKED)
      }
    })

    test('A-C03 revoking one of five devices ends only its family', async ({
      client,
      newClient,
    }) => {
      const held = [await signInHolding(client, id)]
      for (let i = 0; i < 4; i++)
        held.push(await signInHolding(await newClient(), id, held[0]?.visitor))
      const { devices } = await (
        await client.get(`/api/sessions/${id}`, bearer(held[2]?.token ?? ''))
      ).json()
      const third = devices.find((device: { current: boolean }) => device.current)
      expect((await client.send('DELETE', `/api/sessions/${id}/${third.id}`)).status()).toBe(200)
      const stranger = await newClient()
      const statuses = await Promise.all(
        held.map(
          async ({ refreshToken }) => (await refreshWith(stranger, id, refreshToken)).status,
        ),
      )
      expect(statuses).toEqual([200, 200, 401, 200, 200])
    })

    test('A-C06 a changed password ends every family, and this browser gets a new sign-in', async ({
      client,
      newClient,
    }) => {
      const mine = await signInHolding(client, id)
      const theirs = await signInHolding(await newClient(), id, mine.visitor)
      const stranger = await newClient()
      const next = 'marble tunnel sparrow kettle'
      expect(
        (
          await client.send('PUT', `/api/account/${id}/password`, {
            json: { current: mine.visitor.password, next },
          })
        ).status(),
      ).toBe(200)
      const again = await signInHolding(client, id, { ...mine.visitor, password: next })
      for (const { refreshToken } of [mine, theirs])
        expect(await refreshWith(stranger, id, refreshToken)).toMatchObject(REVOKED)
      expect((await refreshWith(stranger, id, again.refreshToken)).status).toBe(200)
    })

    test('a virtual device has a refresh token of its own', async ({ client, newClient }) => {
      await signInHolding(client, id)
      const device = await (
        await client.send('POST', `/api/sessions/${id}`, { json: { label: 'Kitchen tablet' } })
      ).json()
      const next = await refreshWith(await newClient(), id, device.refreshToken)
      expect(next.status).toBe(200)
      expect((await whoamiBearer(await newClient(), id, next.token)).status).toBe(200)
    })
  })
}
