// VULNERABLE: it lets a token choose how it is verified.
// Verifiers before RFC 8725 were written like this, and some still are. This one shows which tokens
// it accepts. It signs nobody in, and only the route next to it imports it.
import 'server-only'
import { createHmac, createPublicKey, type JsonWebKey, verify } from 'node:crypto'

/** The verdict of the lax verifier, with its reason. */
export type Opinion =
  | { wouldAccept: true; because: string; claims: Readonly<Record<string, unknown>> }
  | { wouldAccept: false; because: string }

/** The lax verdict on a compact JWS, with the published keys only. `now` is in ms. */
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
  // It believes the token's claim that no signature is needed (RFC 8725, section 2.1).
  if (alg.toLowerCase() === 'none') return 'it says itself that it needs no signature'
  for (const jwk of published) {
    const key = createPublicKey({ key: jwk, format: 'jwk' })
    const pem = key.export({ type: 'spki', format: 'pem' })
    // For a token with HS256, it uses its only key, the public one, as the secret. Everybody knows
    // that key.
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
