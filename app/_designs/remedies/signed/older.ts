import 'server-only'
import type { JWT } from 'next-auth/jwt'

/** Encrypted, as NextAuth makes it (RFC 7516, section 7.1); a signed one has three parts. */
export const isEncrypted = (token: string): boolean => token.split('.').length === 5

export const isOlder = ({ iat }: JWT, acceptOlder: Date): boolean =>
  typeof iat === 'number' && iat * 1000 < acceptOlder.getTime()

/** Names the session of a token, where nobody has yet. One from before goes by its `jti`, so that all its re-issues are one session. */
export function named(token: JWT): JWT {
  if (typeof token.sid === 'string' && token.sid !== '') return token
  return { ...token, sid: typeof token.jti === 'string' ? token.jti : crypto.randomUUID() }
}
