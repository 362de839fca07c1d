import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import { forge, hmac } from '../../fixtures/forge'
import { lookAgreed } from '../rig/look'
import type { LiftRow } from '../rows'
import { signedIn } from './signing-in'

const COOKIE = 'authjs.session-token'
/** The values on the page. */
const EXPECTED = { issuer: 'https://example.org', audience: 'web', algorithms: ['EdDSA'] }

/**
 * A third party verifies a token with the published keys, and a token of another issuer is refused.
 */
export async function signedPlay(row: LiftRow): Promise<string> {
  const { app } = row
  const { device, email } = await signedIn(row)
  const token = (await device.cookie(COOKIE)) ?? ''
  const keys: JSONWebKeySet = await (await fetch(`${app.url}/.well-known/jwks.json`)).json()
  const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(keys), EXPECTED)
  if (payload.email !== email) return `a stranger reads ${payload.email}`
  const secret = keys.keys.find((key) => 'd' in key || 'k' in key)
  if (secret) return 'a private key is published'

  const [head = '', claims = '', signature = ''] = token.split('.')
  const mine = generateKeyPairSync('ed25519')
  const byMe = (input: Buffer) => sign(null, input, mine.privateKey)
  const published = createPublicKey({
    key: { ...keys.keys.find(({ kid }) => kid === protectedHeader.kid) },
    format: 'jwk',
  })
  const grown = { ...payload, sub: 'admin', email: 'admin@example.org' }
  const forgeries = {
    'alg none': forge({ ...protectedHeader, alg: 'none' }, grown, () => Buffer.alloc(0)),
    'other claims': `${head}.${Buffer.from(JSON.stringify(grown)).toString('base64url')}.${signature}`,
    'a key of my own': forge(protectedHeader, grown, byMe),
    'a key of my own, in the header': forge(
      { ...protectedHeader, jwk: mine.publicKey.export({ format: 'jwk' }) },
      grown,
      byMe,
    ),
    'the public key as a secret': forge(
      { ...protectedHeader, alg: 'HS256' },
      grown,
      hmac('256', published.export({ format: 'pem', type: 'spki' })),
    ),
    'no signature': `${head}.${claims}.`,
  }
  for (const [name, forgery] of Object.entries(forgeries)) {
    const seen = await lookAgreed(await app.deviceWith(COOKIE, forgery))
    if (seen !== 'out') return `${name}: ${seen}`
  }
  const seen = await lookAgreed(await app.deviceWith(COOKIE, token))
  return seen === 'in' ? 'verified by others' : `the token itself: ${seen}`
}
