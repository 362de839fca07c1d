import { base64url, CompactEncrypt, CompactSign, generateKeyPair } from 'jose'
import { encoded, type PublishedKey } from './token'

type Members = Readonly<Record<string, unknown>>

/**
 * The start of the SubjectPublicKeyInfo of an Ed25519 key, before the key itself (RFC 8410, section
 * 4).
 */
const SPKI_PREFIX = Uint8Array.from([
  0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
])

/**
 * The texts and bytes of a public key that a careless server could use as the secret of an HMAC.
 */
export function secretsIn({
  x,
  kid,
}: PublishedKey): readonly { form: string; secret: Uint8Array<ArrayBuffer> }[] {
  const raw = base64url.decode(x)
  const der = Uint8Array.from([...SPKI_PREFIX, ...raw])
  const pem = `-----BEGIN PUBLIC KEY-----\n${btoa(String.fromCharCode(...der))}\n-----END PUBLIC KEY-----`
  const text = (value: string) => Uint8Array.from(new TextEncoder().encode(value))
  return [
    { form: 'as PEM', secret: text(`${pem}\n`) },
    { form: 'as PEM without its last line break', secret: text(pem) },
    { form: 'as DER', secret: der },
    { form: 'as its 32 bytes', secret: Uint8Array.from(raw) },
    { form: 'as a JWK', secret: text(JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x, kid })) },
  ]
}

/** A compact JWS by HS256 (RFC 7518, section 3.2), with any secret. */
export async function byHmac(
  header: Members,
  claims: Members,
  secret: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const input = `${encoded(header)}.${encoded(claims)}`
  const key = await crypto.subtle.importKey(
    'raw',
    secret,
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  const sum = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(input))
  return `${input}.${base64url.encode(new Uint8Array(sum))}`
}

/** A JWS that is correct except for its key, which was generated just now. */
export async function byOwnKey(header: Members, claims: Members): Promise<string> {
  const { privateKey } = await generateKeyPair('EdDSA')
  return new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ ...header, alg: 'EdDSA' })
    .sign(privateKey)
}

/** A JWE that is correct except for its key, encrypted as NextAuth does. */
export function encryptedByOwnKey(header: Members, claims: Members): Promise<string> {
  const key = crypto.getRandomValues(new Uint8Array(64))
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ ...header, alg: 'dir', enc: 'A256CBC-HS512' })
    .encrypt(key)
}
