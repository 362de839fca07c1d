import 'server-only'
import { randomUUID } from 'node:crypto'
import type { DesignConfig } from '../../design'
import { requireVouched } from '../../kit/sign-in'

/**
 * Sets the claims of a sign-in. NextAuth makes a new `iat`, `exp` and `jti` on every read of the
 * session, and the old token stays valid. So the session id (`sid`, OpenID Connect Front-Channel
 * Logout, section 3) and the time of the sign-in (`auth_time`) are set here once, and every
 * re-issue keeps them.
 */
export const issue: NonNullable<DesignConfig['callbacks']['jwt']> = ({ token, user, trigger }) => {
  if (trigger !== 'signIn' && trigger !== 'signUp') return token
  return {
    ...token,
    role: user.role ?? 'member',
    sid: randomUUID(),
    auth_time: Math.floor(Date.now() / 1000),
  }
}

/**
 * Adds the last check of a sign-in. It runs after every remedy has written the rows that a
 * revocation looks for, and before the token exists.
 */
export const issueVouched = (config: DesignConfig): DesignConfig => ({
  ...config,
  callbacks: {
    ...config.callbacks,
    async jwt(params) {
      const token = (await config.callbacks.jwt?.(params)) ?? null
      if (token !== null && params.user?.signingIn)
        await requireVouched(token.sub ?? '', params.user.signingIn)
      return token
    },
  },
})
