import { mounted } from '../fixtures/designs'
import { oddClaims } from '../fixtures/forge'
import { expectShut, getsIn, target } from '../fixtures/forgery-checks'
import { expect, test } from '../fixtures/test'

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds

// A-A35 is in e2e/contract/expiry.spec.ts.
for (const { id, expected } of mounted().filter(({ expected }) => expected.codec !== null)) {
  test(`A-A30 A-A31 A-A32 A-C44 ${id} ${expected.accepts.length > 0 ? 'accepts only some' : 'refuses'} missing or wrong claims, by the right key`, async ({
    client,
    newClient,
    site,
  }) => {
    const { payload } = await target(client, site, id, expected)
    const stranger = await newClient()
    for (const [name, claims] of oddClaims(payload)) {
      const token = (await expected.codec?.mint(site, id, claims)) ?? ''
      expect
        .soft(await getsIn(stranger, id, token, name), name)
        .toBe(expected.accepts.includes(name))
    }
  })

  test(`A-A30 ${id} refuses a payload that is no claims set, by the right key`, async ({
    client,
    newClient,
    site,
  }) => {
    await target(client, site, id, expected)
    const stranger = await newClient()
    for (const payload of [
      '',
      '{',
      'null',
      '[]',
      '1',
      '"text"',
      '[{}]',
      '\u0000',
      `${'['.repeat(2_000)}${']'.repeat(2_000)}`,
    ]) {
      await expectShut(
        stranger,
        id,
        (await expected.codec?.mint(site, id, payload)) ?? '',
        payload.slice(0, 20),
      )
    }
  })

  test(`A-A34 ${id} refuses a token before its nbf, and A-A35 after its expiry`, async ({
    client,
    newClient,
    site,
  }) => {
    const { payload } = await target(client, site, id, expected)
    const stranger = await newClient()
    for (const [what, times] of [
      ['in five minutes', { nbf: inSeconds(300) }],
      ['a minute ago', { exp: inSeconds(-60) }],
      ['at once', { exp: inSeconds(-expected.toleranceS - 1) }],
      ['in 1970', { exp: 0 }],
      ['before', { exp: -1 }],
    ] as const) {
      await expectShut(
        stranger,
        id,
        (await expected.codec?.mint(site, id, { ...payload, ...times })) ?? '',
        what,
      )
    }
  })
}
