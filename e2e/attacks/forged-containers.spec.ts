import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { CompactEncrypt, type CompactJWEHeaderParameters } from 'jose'
import { bearer, signIn } from '../fixtures/auth'
import { jwe, jweKey, jws } from '../fixtures/codecs'
import { forgeable, mounted } from '../fixtures/designs'
import { json, spellingsOf } from '../fixtures/forge'
import { expectShut, getsIn, target } from '../fixtures/forgery-checks'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'

const CODECS = [jwe, jws]

for (const { id, expected } of forgeable()) {
  test.describe(id, () => {
    test('A-A15 an unknown crit extension, by the right key', async ({
      client,
      newClient,
      site,
    }) => {
      const { payload } = await target(client, site, id, expected)
      const stranger = await newClient()
      for (const codec of CODECS) {
        for (const header of [
          { crit: ['x'] },
          { crit: ['x'], x: 1 },
          { crit: [] },
          { crit: 'x' },
          { crit: ['b64'], b64: false },
          { crit: ['alg'] },
          { crit: ['exp'], exp: 1 },
        ]) {
          await expectShut(
            stranger,
            id,
            await codec.mint(site, id, payload, header),
            JSON.stringify(header),
          )
        }
      }
    })

    test('A-A16 the other kind of token, nested tokens, and a wrong number of parts, by the site’s secret', async ({
      client,
      newClient,
      site,
    }) => {
      const { token, payload } = await target(client, site, id, expected)
      const stranger = await newClient()
      for (const codec of CODECS.filter((one) => one !== expected.codec))
        await expectShut(stranger, id, await codec.mint(site, id, payload), 'another kind')
      const inner = await jws.mint(site, id, payload)
      for (const header of [{ cty: 'JWT' }, { cty: 'session+jwt' }, {}])
        await expectShut(stranger, id, await jwe.mint(site, id, inner, header), 'nested')
      const [first = '', second = '', third = '', fourth = '', fifth = ''] = token.split('.')
      for (const parts of [
        [first, fourth, fifth],
        [first, second, third],
        [first, '', second, third, ''],
        [first, '', '', second, third],
        [first, second, third, third, third],
        [first],
      ]) {
        if (parts.join('.') !== token)
          await expectShut(stranger, id, parts.join('.'), `${parts.length} parts`)
      }
      await expectShut(stranger, id, `${token}.${token}`, 'twice')
      await expectShut(stranger, id, Buffer.from(token).toString('base64url'), 'encoded once more')
    })

    test('A-A20 A-A18 other ways to encrypt, by the site’s own secret', async ({
      client,
      newClient,
      site,
    }) => {
      const { payload } = await target(client, site, id, expected)
      const stranger = await newClient()
      const own = jweKey(site, id)
      const plaintext = Buffer.from(JSON.stringify(payload))
      const encrypted = (header: CompactJWEHeaderParameters, key: CompactEncryptKey) =>
        new CompactEncrypt(plaintext).setProtectedHeader(header).encrypt(key)
      const short = (bytes: number) => new Uint8Array(own.subarray(0, bytes))
      const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
      for (const [header, key] of [
        [{ alg: 'A128KW', enc: 'A256CBC-HS512' }, short(16)],
        [{ alg: 'A256KW', enc: 'A256CBC-HS512' }, short(32)],
        [{ alg: 'A256GCMKW', enc: 'A256CBC-HS512' }, short(32)],
        [{ alg: 'PBES2-HS512+A256KW', enc: 'A256CBC-HS512' }, short(64)],
        [{ alg: 'RSA-OAEP-256', enc: 'A256CBC-HS512' }, publicKey],
        [{ alg: 'dir', enc: 'A128GCM' }, short(16)],
        [{ alg: 'dir', enc: 'A128CBC-HS256' }, short(32)],
      ] as const) {
        await expectShut(stranger, id, await encrypted(header, key), JSON.stringify(header))
      }
      const [, , ...rest] = (await jwe.mint(site, id, payload)).split('.')
      for (const header of [
        { alg: 'RSA1_5' },
        { alg: 'ECDH-ES' },
        { alg: 'PBES2-HS512+A256KW', p2c: 2_147_483_647, p2s: 'c2FsdA' },
      ]) {
        const token = [
          json({ enc: 'A256CBC-HS512', ...header }),
          randomBytes(72).toString('base64url'),
          ...rest,
        ].join('.')
        const start = performance.now()
        await expectShut(stranger, id, token, JSON.stringify(header))
        expect(performance.now() - start, 'it was not computed').toBeLessThan(2_000)
      }
      // NextAuth accepts these two as well, if the secret is right.
      for (const [name, header, key] of [
        ['A256GCM', { alg: 'dir', enc: 'A256GCM' }, new Uint8Array(jweKey(site, id, 32))],
        ['zip DEF', { alg: 'dir', enc: 'A256CBC-HS512', zip: 'DEF' }, short(64)],
      ] as const) {
        expect(await getsIn(stranger, id, await encrypted(header, key), name), name).toBe(
          expected.accepts.includes(name),
        )
      }
    })

    test('A-A25 a valid token as JSON', async ({ client, newClient, site }) => {
      const { token } = await target(client, site, id, expected)
      const stranger = await newClient()
      const [first, second, third, fourth, fifth] = token.split('.')
      for (const container of [
        { protected: first, payload: second, signature: third },
        { payload: second, signatures: [{ protected: first, signature: third }] },
        { protected: first, encrypted_key: second, iv: third, ciphertext: fourth, tag: fifth },
        {
          protected: first,
          recipients: [{ encrypted_key: second }],
          iv: third,
          ciphertext: fourth,
          tag: fifth,
        },
        [token],
        token,
      ]) {
        const text = JSON.stringify(container)
        await expectShut(stranger, id, text, text.slice(0, 40))
      }
    })

    test(`trap 6: a live token has ${expected.accepts.includes('another spelling') ? 'several spellings' : 'one spelling'}`, async ({
      client,
      newClient,
      site,
    }) => {
      const { token } = await target(client, site, id, expected)
      const stranger = await newClient()
      const accepted: string[] = []
      for (const spelling of spellingsOf(token))
        if (await getsIn(stranger, id, spelling, 'respelled')) accepted.push(spelling)
      expect(accepted.length > 0, `${accepted.length} were accepted`).toBe(
        expected.accepts.includes('another spelling'),
      )
    })

    test('A-A38 a live token of any other design', async ({ client, newClient }) => {
      const visitor = await newVisitor(client)
      const stranger = await newClient()
      for (const other of mounted().filter((design) => design.id !== id)) {
        await expectShut(stranger, id, await signIn(client, other.id, visitor), other.id)
      }
    })

    test('A-A44 an oversized bearer is refused without a server error', async ({ client }) => {
      for (const [size, statuses] of [
        [7_000, [401]],
        [15_000, [401]],
        [17_000, [431]],
        [64_000, [431]],
        [1_000_000, [431]],
      ] as const) {
        for (const token of ['x'.repeat(size), `${'e30.'.repeat(size / 4)}`]) {
          const response = await client
            .get(`/api/whoami/${id}`, bearer(token))
            .catch((error: Error) => error)
          const status = response instanceof Error ? failureOf(response) : response.status()
          expect(statuses, `${size} bytes`).toContain(status)
        }
      }
      expect((await client.get('/api/health')).status()).toBe(200)
    })
  })
}

type CompactEncryptKey = Parameters<CompactEncrypt['encrypt']>[0]

/** Node may reset the connection of somebody who is still sending: no answer is a refusal too. */
const failureOf = ({ message }: Error) => (/ECONNRESET|EPIPE|hang up/.test(message) ? 431 : message)
