import 'server-only'
import { refused } from './refused'

/**
 * The longest accepted token, in characters; a longer one is not decoded. Node accepts 16 KiB of
 * headers, and other cookies need space too.
 */
export const MAX_LENGTH = 8192

/** Thrown if claims would make a token that no read accepts. */
export class TokenTooLong extends RangeError {
  override name = 'TokenTooLong'
}

const BASE64URL = /^[\w-]+$/

/**
 * The three parts of a compact JWS (RFC 7515, section 7.1), if it has its original spelling. The
 * last character of a base64url part has unused bits, and decoders skip unknown characters. So one
 * token would have several spellings, which could bypass anything that is keyed by its text.
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
