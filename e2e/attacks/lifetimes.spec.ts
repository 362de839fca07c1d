import { signIn, whoami, whoamiBearer } from '../fixtures/auth'
import { designs } from '../fixtures/designs'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'

/** Long enough for a first accepted check, and the shortest that a visitor can set. */
const SHORT = { absoluteS: 8, idleS: 5 }

for (const { id } of designs().filter(({ expected }) => expected.adjustable)) {
  const shorten = async (client: Parameters<typeof signIn>[0], lifetimes: typeof SHORT) => {
    const visitor = await newVisitor(client)
    await signIn(client, id, visitor)
    expect(
      (await client.send('PATCH', `/api/account/${id}`, { json: { lifetimes } })).status(),
    ).toBe(200)
    return signIn(client, id, visitor)
  }
  const renew = (client: Parameters<typeof signIn>[0]) => client.get(`/api/auth/${id}/session`)

  test(`A-C07 ${id}: an unused session ends, although its heartbeat continues`, async ({
    client,
  }) => {
    await shorten(client, { absoluteS: 600, idleS: 5 })
    const { expires } = await whoami(client, id)
    await expect.poll(async () => (await whoami(client, id)).code).toBe('expired')
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(expires ?? ''))
  })

  test(`A-C08 ${id}: use extends the idle time, but never past the absolute limit`, async ({
    client,
  }) => {
    const begun = Date.now()
    await shorten(client, SHORT)
    const idleEnd = Date.parse((await whoami(client, id)).expires ?? '')
    let lastAccepted = 0
    await expect
      .poll(async () => {
        await renew(client)
        const { status } = await whoami(client, id)
        if (status === 200) lastAccepted = Date.now()
        return status
      })
      .toBe(401)
    expect(lastAccepted, 'use moved the end on').toBeGreaterThan(idleEnd)
    expect(lastAccepted, 'but not for ever').toBeLessThan(Date.now() + 1)
    expect(Date.now() - begun).toBeGreaterThanOrEqual((SHORT.absoluteS - 1) * 1000)
    expect((await client.get(`/api/auth/${id}/session`)).status()).toBe(200)
    expect(await (await client.get(`/api/auth/${id}/session`)).json()).toBeNull()
  })

  test(`A-C10 ${id}: a thief cannot renew a stolen token after the revocation`, async ({
    client,
    newClient,
  }) => {
    const visitor = await newVisitor(client)
    const token = await signIn(client, id, visitor)
    const thief = await newClient(undefined, { cookie: `${id}.session-token=${token}` })
    expect(await (await renew(thief)).json()).toMatchObject({ user: { email: visitor.email } })
    await client.send('DELETE', `/api/sessions/${id}?scope=all`)
    await expect.poll(async () => (await renew(thief)).json()).toBeNull()
    expect((await whoamiBearer(await newClient(), id, token)).status).toBe(401)
  })

  test(`${id}: a lifetime that is missing or too long is refused, and the answer names the field`, async ({
    client,
  }) => {
    await signIn(client, id, await newVisitor(client))
    for (const [lifetimes, field] of [
      [{ absoluteS: 43_201, idleS: 60 }, 'lifetimes.absoluteS'],
      [{ absoluteS: 60, idleS: 4 }, 'lifetimes.idleS'],
      [{ absoluteS: 60.5, idleS: 60 }, 'lifetimes.absoluteS'],
    ] as const) {
      const response = await client.send('PATCH', `/api/account/${id}`, { json: { lifetimes } })
      expect(response.status()).toBe(422)
      expect(Object.keys((await response.json()).error.fields)).toEqual([field])
    }
  })
}
