import 'server-only'
import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** The first of a family: 256 random bits, which mean nothing to anybody. */
export const newRefreshToken = (): string => randomBytes(32).toString('base64url')

/** All that is stored of a token. It needs no salt: 256 random bits are not guessed. */
export const hashOf = (token: string): string =>
  createHash('sha256').update(token).digest('base64url')

/**
 * The token that takes the place of `parent`. Derived, so that the same child can be handed out again although
 * it is stored nowhere; under a key (HKDF, RFC 5869), so that nobody else who holds the parent can derive it.
 */
export function childOf(parent: string, secret: string): string {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'refresh token rotation', 32))
  return createHmac('sha256', key).update(parent).digest('base64url')
}
