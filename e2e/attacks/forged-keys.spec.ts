import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { decode, encode } from 'next-auth/jwt'
import { cookiesOf } from '../fixtures/auth'
import { forgeable } from '../fixtures/designs'
import { forge, hmac, json } from '../fixtures/forge'
import { expectShut, target } from '../fixtures/forgery-checks'
import { publishedKeys } from '../fixtures/published-keys'
import { expect, test } from '../fixtures/test'
import { startCollector } from '../servers/collector'

const edwards = generateKeyPairSync('ed25519')
const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const byEdwards = (input: Buffer) => sign(null, input, edwards.privateKey)
/** Algorithms, each with a key of the attacker. */
const ATTACKERS: readonly (readonly [
  alg: string,
  publicKey: KeyObject,
  sign: (input: Buffer) => Buffer,
])[] = [
  ['EdDSA', edwards.publicKey, byEdwards],
  [
    'ES256',
    elliptic.publicKey,
    (input) => sign('sha256', input, { key: elliptic.privateKey, dsaEncoding: 'ieee-p1363' }),
  ],
  ['RS256', rsa.publicKey, (input) => sign('sha256', input, rsa.privateKey)],
]

for (const { id, expected } of forgeable()) {
  test.describe(id, () => {
    test('A-A05 an HMAC whose secret is a public key', async ({ client, newClient, site }) => {
      const { protectedHeader, payload } = await target(client, site, id, expected)
      const stranger = await newClient()
      for (const { jwk, key } of (await publishedKeys(site.url)).slice(0, 2)) {
        const pem = key.export({ type: 'spki', format: 'pem' }).toString()
        const forms = [
          pem,
          pem.trim(),
          pem.replaceAll('\n', '\r\n'),
          key.export({ type: 'spki', format: 'der' }),
          JSON.stringify(jwk),
          Buffer.from(jwk.x, 'base64url'),
        ]
        for (const bits of ['256', '384', '512'] as const) {
          for (const [form, secret] of forms.entries()) {
            const token = forge(
              { ...protectedHeader, alg: `HS${bits}`, kid: jwk.kid },
              payload,
              hmac(bits, secret),
            )
            await expectShut(stranger, id, token, `HS${bits}, form ${form}`)
          }
        }
      }
    })

    test('A-A06 an attacker’s key, embedded in the header', async ({ client, newClient, site }) => {
      const { protectedHeader, payload } = await target(client, site, id, expected)
      const stranger = await newClient()
      for (const [alg, publicKey, by] of ATTACKERS) {
        const jwk = publicKey.export({ format: 'jwk' })
        for (const header of [
          { ...protectedHeader, alg, jwk },
          { alg, typ: 'session+jwt', jwk },
          { ...protectedHeader, alg, kid: 'mine', jwk: { ...jwk, kid: 'mine' } },
        ]) {
          await expectShut(stranger, id, forge(header, payload, by), JSON.stringify(header))
        }
      }
    })

    test('A-A07 the address of an attacker’s key set, which is never fetched', async ({
      client,
      newClient,
      site,
    }) => {
      const { protectedHeader, payload } = await target(client, site, id, expected)
      const stranger = await newClient()
      const collector = await startCollector({
        keys: ATTACKERS.map(([alg, key]) => ({
          ...key.export({ format: 'jwk' }),
          kid: alg,
          alg,
          use: 'sig',
        })),
      })
      try {
        for (const [alg, , by] of ATTACKERS) {
          for (const address of [
            collector.url,
            collector.url.replace('//', '//good@'),
            collector.url.replace(/^http:/, ''),
            `${collector.url}/.well-known/jwks.json`,
          ]) {
            for (const pointer of [
              { jku: address },
              { x5u: address },
              { jku: address, kid: alg },
            ]) {
              await expectShut(
                stranger,
                id,
                forge({ ...protectedHeader, alg, ...pointer }, payload, by),
                JSON.stringify(pointer),
              )
            }
          }
        }
        expect(collector.hits()).toEqual([])
      } finally {
        await collector.stop()
      }
    })

    test('A-A09 A-A10 a kid that is a path, query, property or no text, by an empty or a foreign key', async ({
      client,
      newClient,
      site,
    }) => {
      const { payload } = await target(client, site, id, expected)
      const stranger = await newClient()
      const paths = ['../../../../dev/null', '/dev/null', '..%2f', 'nul', '\u0000', '']
      const others = [
        "' UNION SELECT 'k'--",
        '__proto__',
        'constructor',
        'toString',
        0,
        [],
        {},
        null,
        true,
        'k'.repeat(8_000),
      ]
      for (const kid of [...paths, ...others]) {
        const what = `kid ${JSON.stringify(kid).slice(0, 40)}`
        await expectShut(
          stranger,
          id,
          forge({ alg: 'HS256', typ: 'session+jwt', kid }, payload, hmac('256', '')),
          what,
        )
        await expectShut(
          stranger,
          id,
          forge({ alg: 'EdDSA', typ: 'session+jwt', kid }, payload, byEdwards),
          what,
        )
        const encrypted = `${json({ alg: 'dir', enc: 'A256CBC-HS512', kid })}..${[16, 320, 32].map((size) => randomBytes(size).toString('base64url')).join('.')}`
        await expectShut(stranger, id, encrypted, what)
      }
    })

    test('A-A12 A-A39 a weak, empty or foreign secret, even under the name of the right key', async ({
      client,
      newClient,
      site,
    }) => {
      const { protectedHeader, payload } = await target(client, site, id, expected)
      const stranger = await newClient()
      const salt = cookiesOf(id).sessionToken
      const weak = [
        '\0',
        '\0'.repeat(32),
        'undefined',
        'null',
        '[object Object]',
        'secret',
        randomBytes(33).toString('base64url'),
        `${site.secret} `,
      ]
      for (const secret of weak) {
        const what = JSON.stringify(secret)
        await expectShut(
          stranger,
          id,
          await encode({ token: payload, secret, salt }),
          `NextAuth's, by ${what}`,
        )
        await expectShut(
          stranger,
          id,
          forge({ ...protectedHeader, alg: 'HS256' }, payload, hmac('256', secret)),
          `HS256 by ${what}`,
        )
        if (!expected.codec) continue
        await expectShut(
          stranger,
          id,
          await expected.codec.mint({ secret }, id, payload),
          `its own kind, by ${what}`,
        )
        await expectShut(
          stranger,
          id,
          await expected.codec.mint({ secret }, id, payload, { kid: protectedHeader.kid }),
          `its own kind, under the right name, by ${what}`,
        )
      }
      await expectShut(
        stranger,
        id,
        forge({ ...protectedHeader, alg: 'HS256' }, payload, hmac('256', '')),
        'HS256 by an empty secret',
      )
      const elsewhere = await encode({
        token: payload,
        secret: site.secret,
        salt: 'authjs.session-token',
      })
      await expectShut(
        stranger,
        id,
        elsewhere,
        'the right secret under another cookie name (trap 13)',
      )
      expect(
        await decode({ token: elsewhere, secret: site.secret, salt: 'authjs.session-token' }),
        'the forgery itself is sound',
      ).toMatchObject({
        sub: payload.sub,
      })
    })
  })
}
