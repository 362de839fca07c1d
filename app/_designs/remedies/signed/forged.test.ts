import { sign as signBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { derivedKeys } from './keys'
import { forge, keys, NOW, NOW_S, PERIOD_S, part, refused, WHOLE } from './signed.fixture'

describe('refused despite a correct signature', () => {
  const wrong: [string, object][] = [
    ['another site’s', { iss: 'https://evil.example' }],
    ['another audience’s', { aud: 'mobile' }],
    ['for several audiences', { aud: ['web', 'mobile'] }],
    ...['exp', 'iat', 'jti', 'iss', 'aud', 'sub', 'sid'].map(
      (name) => [`A-A31 A-A32 without ${name}`, { [name]: undefined }] as [string, object],
    ),
    ...['exp', 'iat', 'nbf'].flatMap((name) =>
      [String(NOW_S + 60), 1e300, -1, NOW_S + 60.5, null, true, [], {}].map(
        (value) =>
          [`A-A30 ${name} ${JSON.stringify(value)}`, { [name]: value }] as [string, object],
      ),
    ),
    ...['sub', 'sid', 'jti', 'iss', 'aud'].flatMap((name) =>
      [1, null, true, {}, [], ''].map(
        (value) =>
          [`A-A30 ${name} ${JSON.stringify(value)}`, { [name]: value }] as [string, object],
      ),
    ),
  ]
  test.each(wrong)('%s', async (_, claims) => {
    await refused(await forge({ ...WHOLE, ...claims })).toThrow()
  })

  test.each([
    ...['none', 'EdDsa', 'Ed25519', 'HS256', 'ES256', '', undefined].map((alg) => ({ alg })),
    ...['JWT', 'at+jwt', 'application/session+jwt', 'SESSION+JWT', undefined].map((typ) => ({
      typ,
    })),
    ...[undefined, '', 0, [], {}, 'x'.repeat(8_000), '__proto__'].map((kid) => ({ kid })),
    ...[
      { crit: [] },
      { crit: ['x'], x: 1 },
      { crit: ['b64'], b64: false },
      { crit: ['b64'], b64: true },
      { b64: true },
      { crit: ['alg'] },
    ],
    ...[
      { jwk: {} },
      { jku: 'http://127.0.0.1' },
      { x5u: 'http://127.0.0.1' },
      { x5c: [] },
      { cty: 'JWT' },
      { enc: 'A256GCM' },
      { zip: 'DEF' },
    ],
  ])('A-A15 with the header %j', async (header) => {
    await refused(await forge(WHOLE, header)).toThrow()
  })

  test.each(['null', '[]', '"text"', '1', '', '{'])('A-A30 with the claims %s', async (claims) => {
    const { kid, privateKey } = await keys.current(NOW)
    const input = `${part({ alg: 'EdDSA', kid, typ: 'session+jwt' })}.${Buffer.from(claims).toString('base64url')}`
    await refused(
      `${input}.${signBytes(null, Buffer.from(input), privateKey).toString('base64url')}`,
    ).toThrow()
  })
})

test('refused: a signature by another secret’s key, under the name of this site’s key or its own', async () => {
  const foreign = await derivedKeys(['another secret of thirty-two chars'], PERIOD_S).current(NOW)
  for (const kid of [(await keys.current(NOW)).kid, foreign.kid]) {
    const input = `${part({ alg: 'EdDSA', kid, typ: 'session+jwt' })}.${part(WHOLE)}`
    await refused(
      `${input}.${signBytes(null, Buffer.from(input), foreign.privateKey).toString('base64url')}`,
    ).toMatchObject({
      code: expect.stringMatching(/^bad_signature$|^ERR_JWS_SIGNATURE_VERIFICATION_FAILED$/),
    })
  }
})
