import 'server-only'
import { refused } from './refused'

/** In characters; beyond it nothing is decoded. Node takes 16 KiB of headers, and other cookies come along. */
export const MAX_LENGTH = 8192

const BASE64URL = /^[\w-]+$/

/**
 * The three parts of a compact JWS (RFC 7515, section 7.1), if it is spelled in the one way in which it was issued.
 * The last character of a base64url part has bits that decode to nothing, and decoders skip what they do not know:
 * so one token would have several spellings, and whoever keys anything by its text could be walked around.
 */
export function compactParts(token: string): [header: string, claims: string, signature: string] {
  if (token.length > MAX_LENGTH) throw refused('malformed')
  const [header, claims, signature, ...more] = token.split('.')
  if (!isCanonical(header) || !isCanonical(claims) || !isCanonical(signature) || more.length > 0)
    throw refused('malformed')
  return [header, claims, signature]
}

const isCanonical = (part: string | undefined): part is string =>
  part !== undefined &&
  BASE64URL.test(part) &&
  Buffer.from(part, 'base64url').toString('base64url') === part
