import { base64url } from 'jose'

/** A public key as a site publishes it (RFC 7517); Ed25519, by its `x` (RFC 8037, section 2). */
export interface PublishedKey {
  kid: string
  x: string
}

/** An issued token, and the knowledge of its holder: the person and the public keys. */
export interface Genuine {
  token: string
  person: { id: string; name: string; email: string; role: string }
  keys: readonly PublishedKey[]
}

type Members = Readonly<Record<string, unknown>>

export const encoded = (value: unknown): string => base64url.encode(JSON.stringify(value))

/** The JSON object in a part of a token, or null where there is none that could be read. */
export const readable = (part: string | undefined): Members | null => objectIn(part)?.value ?? null

/** The same object as it is in the text, which says more than its value: twice the same name. */
export const readableText = (part: string): string | null => objectIn(part)?.text ?? null

function objectIn(part: string | undefined): { text: string; value: Members } | null {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    const text = decoder.decode(base64url.decode(part ?? ''))
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { text, value: { ...value } }
      : null
  } catch {
    return null
  }
}

/** The kind of a token, by the number of its parts: RFC 7515 and 7516, section 7.1. */
export type Kind = 'opaque' | 'JWS' | 'JWE'
export const kindOf = (token: string): Kind =>
  ({ 3: 'JWS' as const, 5: 'JWE' as const })[token.split('.').length] ?? 'opaque'

/** The names of the parts for each kind. */
export const PART_NAMES: Readonly<Record<Kind, readonly string[]>> = {
  opaque: ['Session token'],
  JWS: ['Protected header', 'Claims set', 'Signature'],
  JWE: [
    'Protected header',
    'Encrypted key',
    'Initialization vector',
    'Ciphertext',
    'Authentication tag',
  ],
}

/** The header of a JWS like the site's own: copied from the token, or else guessed. */
export function jwsHeader({ token, keys }: Genuine): Members {
  const known = kindOf(token) === 'JWS' ? readable(token.split('.')[0]) : null
  return known ?? { alg: 'EdDSA', kid: keys[0]?.kid ?? 'unknown', typ: 'session+jwt' }
}

/**
 * The claims of the person with the role admin: copied from the token if they are readable, or else
 * made up.
 */
export function adminClaims({ token, person }: Genuine): Members {
  const { id: sub, name, email } = person
  const known = kindOf(token) === 'JWS' ? readable(token.split('.')[1]) : null
  return { ...(known ?? { sub, name, email, sid: sub, exp: inSeconds(3_600) }), role: 'admin' }
}

export const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds

/**
 * The text with another character at one place, of the same kind, so that it could be part of a
 * real token.
 */
export function changed(text: string, at: number): string {
  const other = text.charAt(at) === 'a' ? 'b' : 'a'
  return text.slice(0, at) + other + text.slice(at + 1)
}
