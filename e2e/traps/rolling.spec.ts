import { sessionToken, signIn, whoamiBearer } from '../fixtures/auth'
import { designs } from '../fixtures/designs'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'

for (const { id, expected } of designs()) {
  test(`trap 5: GET session of ${id} rotates the token as stated; the old token stays valid`, async ({
    client,
    newClient,
  }) => {
    const before = await signIn(client, id, await newVisitor(client))
    await client.get(`/api/auth/${id}/session`)
    const after = (await sessionToken(client, id)) ?? ''
    expect(after !== before).toBe(expected.rolls)
    const stranger = await newClient()
    for (const token of [before, after])
      expect(await whoamiBearer(stranger, id, token)).toMatchObject({ status: 200 })
  })

  test(`trap 5: whoami/${id} renews nothing, however often it is called`, async ({ client }) => {
    const token = await signIn(client, id, await newVisitor(client))
    const first = await whoamiBearer(client, id, token)
    for (let i = 0; i < 3; i++) expect(await whoamiBearer(client, id, token)).toEqual(first)
    expect(await sessionToken(client, id)).toBe(token)
  })
}

for (const { id, expected } of designs().filter(({ expected }) => expected.rolls)) {
  test(`trap 5: ${id} keeps the session id and the sign-in time in every token; jti changes`, async ({
    client,
    site,
  }) => {
    const claimsOf = async (token: string | null) =>
      (await expected.codec?.decode(site, id, token ?? ''))?.payload
    const before = await claimsOf(await signIn(client, id, await newVisitor(client)))
    await client.get(`/api/auth/${id}/session`)
    const after = await claimsOf(await sessionToken(client, id))
    expect(before).toMatchObject({
      sid: expect.any(String),
      auth_time: expect.any(Number),
      sub: expect.any(String),
    })
    expect(after).toMatchObject({
      sid: before?.sid,
      auth_time: before?.auth_time,
      sub: before?.sub,
    })
    expect(after?.jti).not.toBe(before?.jti)
  })
}
