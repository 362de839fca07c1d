import { randomBytes } from 'node:crypto'
import { forgeable } from '../fixtures/designs'
import { forge, json } from '../fixtures/forge'
import { expectShut, getsIn, target } from '../fixtures/forgery-checks'
import { expect, test } from '../fixtures/test'

const random = (length: number) => () => randomBytes(length)
for (const { id, expected } of forgeable()) {
  test.describe(id, () => {
    test('the forgery tools work: an unchanged token by the right key is accepted', async ({
      client,
      newClient,
      site,
    }) => {
      const { token, payload } = await target(client, site, id, expected)
      const minted = (await expected.codec?.mint(site, id, payload)) ?? token
      expect(await getsIn(await newClient(), id, minted, 'minted')).toBe(true)
    })

    test('A-A01 alg none, in every spelling', async ({ client, newClient, site }) => {
      const { protectedHeader, payload } = await target(client, site, id, expected)
      const stranger = await newClient()
      for (const alg of ['none', 'None', 'NONE', 'nOnE', 'noNe']) {
        const unsigned = `${json({ ...protectedHeader, alg })}.${json(payload)}`
        for (const token of [
          `${unsigned}.`,
          unsigned,
          `${unsigned}.${randomBytes(64).toString('base64url')}`,
        ])
          await expectShut(stranger, id, token, alg)
      }
    })

    test('A-A02 A-A03 its own token with parts missing, empty, random or zero', async ({
      client,
      newClient,
      site,
    }) => {
      const { token } = await target(client, site, id, expected)
      const stranger = await newClient()
      const separator = token.includes('.') ? '.' : '-'
      const parts = token.split(separator)
      for (const [at, part] of parts.entries()) {
        const without = parts.toSpliced(at, 1).join(separator)
        if (without !== token) await expectShut(stranger, id, without || 'x', `part ${at} missing`)
        if (part === '') continue
        await expectShut(
          stranger,
          id,
          parts.with(at, '').join(separator) || 'x',
          `part ${at} empty`,
        )
        await expectShut(
          stranger,
          id,
          parts
            .with(at, randomBytes(part.length).toString('hex').slice(0, part.length))
            .join(separator),
          `part ${at} random`,
        )
        await expectShut(
          stranger,
          id,
          parts.with(at, 'A'.repeat(part.length)).join(separator),
          `part ${at} zero`,
        )
      }
    })

    test('A-A04 its own token with one changed character in the middle', async ({
      client,
      newClient,
      site,
    }) => {
      const { token } = await target(client, site, id, expected)
      const stranger = await newClient()
      for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
        const at = Math.floor(token.length * share)
        const other = token.charAt(at) === 'a' ? 'b' : 'a'
        await expectShut(
          stranger,
          id,
          token.slice(0, at) + other + token.slice(at + 1),
          `character ${at}`,
        )
      }
    })

    test('A-A04 its own token with each readable value edited', async ({
      client,
      newClient,
      site,
    }) => {
      const { token } = await target(client, site, id, expected)
      const stranger = await newClient()
      const parts = token.split('.')
      for (const edit of [
        { sub: 'somebody-else' },
        { role: 'admin' },
        { exp: Math.floor(Date.now() / 1000) + 315_360_000 },
      ]) {
        for (const [at, part] of parts.entries()) {
          const read = readable(part)
          if (read)
            await expectShut(
              stranger,
              id,
              parts.with(at, json({ ...read, ...edit })).join('.'),
              `part ${at} with ${JSON.stringify(edit)}`,
            )
        }
      }
    })

    test('A-A13 signatures that every key accepts if the verifier forgets a check', async ({
      client,
      newClient,
      site,
    }) => {
      const { protectedHeader, payload } = await target(client, site, id, expected)
      const stranger = await newClient()
      const order = Buffer.from(
        'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551',
        'hex',
      ) // of P-256
      const neutral = Buffer.concat([Buffer.from([1]), Buffer.alloc(63)]) // Ed25519: the neutral point, and zero
      const one = Buffer.concat([Buffer.alloc(63), Buffer.from([1])])
      for (const signature of [
        Buffer.alloc(64),
        Buffer.from('MAYCAQACAQA', 'base64url'),
        Buffer.concat([order, order]),
        one,
        neutral,
        random(64)(),
      ]) {
        for (const alg of ['ES256', 'EdDSA', 'Ed25519']) {
          const what = `${alg} ${signature.toString('hex').slice(0, 20)}`
          await expectShut(
            stranger,
            id,
            forge({ ...protectedHeader, alg }, payload, () => signature),
            what,
          )
        }
      }
    })
  })
}

/** The readable JSON in a part of a token; null if it is not JSON. */
function readable(part: string): object | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString())
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}
