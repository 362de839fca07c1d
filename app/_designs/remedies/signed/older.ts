import 'server-only'
import type { JWT } from 'next-auth/jwt'

/**
 * Whether a token is encrypted, as NextAuth makes it (RFC 7516, section 7.1). A signed one has
 * three parts.
 */
export const isEncrypted = (token: string): boolean => token.split('.').length === 5

export const isOlder = ({ iat }: JWT, acceptOlder: Date): boolean =>
  typeof iat === 'number' && iat * 1000 < acceptOlder.getTime()

/**
 * Adds a session id to a token without one. An older token uses its `jti`, so that all its
 * re-issues are one session.
 */
export function named(token: JWT): JWT {
  if (typeof token.sid === 'string' && token.sid !== '') return token
  return { ...token, sid: typeof token.jti === 'string' ? token.jti : crypto.randomUUID() }
}
