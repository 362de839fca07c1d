import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import type { JWT } from 'next-auth/jwt'
import { Refused } from '../../refused'

export interface Denylist {
  /** Whether this session has been denied. @throws when that cannot be known: nobody is let in on a guess. */
  has(token: JWT): Promise<boolean>
  /** Denies a session until its last token must have expired. @throws when it was not written down: then nothing is revoked. */
  add(sid: string): Promise<void>
}

/**
 * Refuses a token by the name of its session, `sid`, which NextAuth's re-issues leave alone; by `jti` or by the
 * token's own hash, every re-issue would slip through. Signing out denies the session, so that a copy dies with it.
 */
export function denylist<Config extends NextAuthConfig>(config: Config, denied: Denylist): Config {
  const inner = config.callbacks?.jwt ?? (({ token }: { token: JWT }) => token)
  return {
    ...config,
    callbacks: {
      ...config.callbacks,
      async jwt(params) {
        const token = await inner(params)
        if (token === null) return null
        if (params.trigger === 'signIn') return { ...token, sid: token.sid ?? crypto.randomUUID() }
        if (!token.sid || (await denied.has(token))) throw new Refused('revoked')
        return token
      },
    },
    events: {
      ...config.events,
      async signOut(message) {
        await config.events?.signOut?.(message)
        if ('token' in message && message.token?.sid) await denied.add(message.token.sid)
      },
    },
  }
}
