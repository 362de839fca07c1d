import { compactVerify, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { EDITS } from './edits'
import { spellingsOf } from './spellings'
import { type Genuine, readable } from './token'

let genuine: Genuine = {
  token: '',
  person: { id: '1', name: 'Ada', email: 'ada@visitor.example', role: 'member' },
  keys: [],
}
let verifies = async (_token: string): Promise<boolean> => false
beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA')
  const { x = '' } = await exportJWK(publicKey)
  const token = await new SignJWT({ sub: '1', role: 'member' })
    .setProtectedHeader({ alg: 'EdDSA', kid: 'k', typ: 'session+jwt' })
    .sign(privateKey)
  genuine = { ...genuine, token, keys: [{ kid: 'k', x }] }
  verifies = (given) =>
    compactVerify(given, publicKey).then(
      () => true,
      () => false,
    )
})

describe('every edit', () => {
  test.each(Object.entries(EDITS))(
    '%s makes tokens that differ from the issued one',
    async (_, { make }) => {
      const made = await make(genuine)
      expect(made.length).toBeGreaterThan(0)
      expect(made.map(({ token }) => token)).not.toContain(genuine.token)
      expect(new Set(made.map(({ what }) => what)).size).toBe(made.length)
    },
  )

  test('a forged token claims the role of an admin and does not verify', async () => {
    for (const id of ['none', 'confused', 'kid', 'foreign'] as const) {
      for (const { token } of await EDITS[id].make(genuine)) {
        expect(readable(token.split('.')[1]), id).toMatchObject({ sub: '1', role: 'admin' })
        expect(await verifies(token), id).toBe(false)
      }
    }
  })

  test('another spelling of a part decodes to the same bytes', () => {
    const decoded = (token: string) =>
      token.split('.').map((part) => Buffer.from(part, 'base64url').toString('hex'))
    const spellings = spellingsOf(genuine.token).filter((one) => !one.startsWith('%'))
    expect(spellings.length).toBeGreaterThanOrEqual(2)
    for (const spelling of spellings) expect(decoded(spelling)).toEqual(decoded(genuine.token))
  })
})
