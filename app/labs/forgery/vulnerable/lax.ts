// VULNERABLE: it lets a token choose how it is verified. This is how verifiers were written before RFC 8725, and how
// some still are. It is here to show what gets in; it signs nobody in, and nothing but the route
// beside it imports it.
import 'server-only'
import { createHmac, createPublicKey, type JsonWebKey, verify } from 'node:crypto'

/** What it would have believed, and why; or why not even it would. */
export type Opinion =
  | { wouldAccept: true; because: string; claims: Readonly<Record<string, unknown>> }
  | { wouldAccept: false; because: string }

/**
 * What a lax verifier makes of a compact JWS, with nothing but the keys that everybody may know.
 * `now` in ms.
 */
export function laxOpinion(token: string, published: readonly JsonWebKey[], now: number): Opinion {
  const [header = '', claims = '', signature = ''] = token.split('.')
  const head = read(header)
  const said = read(claims)
  if (head === null || said === null) return { wouldAccept: false, because: 'it cannot be read' }
  if (typeof said.exp === 'number' && said.exp * 1000 <= now)
    return { wouldAccept: false, because: 'it is over' }
  const because = reasonToBelieve(
    String(head.alg),
    `${header}.${claims}`,
    Buffer.from(signature, 'base64url'),
    published,
  )
  return because === null
    ? { wouldAccept: false, because: 'its signature is by no key of this site' }
    : { wouldAccept: true, because, claims: said }
}

function reasonToBelieve(
  alg: string,
  input: string,
  signature: Buffer,
  published: readonly JsonWebKey[],
): string | null {
  // The token says that it needs no signature, and is believed (RFC 8725, section 2.1).
  if (alg.toLowerCase() === 'none') return 'it says itself that it needs no signature'
  for (const jwk of published) {
    const key = createPublicKey({ key: jwk, format: 'jwk' })
    const pem = key.export({ type: 'spki', format: 'pem' })
    // The token says "HMAC", so the only key at hand becomes the secret of one. Everybody knows it.
    if (alg === 'HS256' && createHmac('sha256', pem).update(input).digest().equals(signature))
      return 'its HMAC fits, with the public key for a secret'
    if (alg === 'EdDSA' && verify(null, Buffer.from(input), key, signature))
      return 'a key of this site signed it'
  }
  return null
}

function read(part: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString())
    return typeof value === 'object' && value !== null ? { ...value } : null
  } catch {
    return null
  }
}
