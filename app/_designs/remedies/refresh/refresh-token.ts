import 'server-only'
import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** The first token of a family: 256 random bits without a meaning, in base64url. */
export const newRefreshToken = (): string => randomBytes(32).toString('base64url')

/** The stored hash of a token. It needs no salt, because 256 random bits cannot be guessed. */
export const hashOf = (token: string): string =>
  createHash('sha256').update(token).digest('base64url')

/**
 * Derives the token that replaces `parent`. So the same child can be returned again although it is
 * not stored. The key (HKDF, RFC 5869) prevents that another holder of the parent derives it.
 */
export function childOf(parent: string, secret: string): string {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'refresh token rotation', 32))
  return createHmac('sha256', key).update(parent).digest('base64url')
}
