import 'server-only'
import { randomUUID } from 'node:crypto'
import type { DesignConfig } from '../../design'

/**
 * The claims of a sign-in. NextAuth mints a new `iat`, `exp` and `jti` on every read of the session, and the
 * old token stays good; so the session's own name (`sid`, OpenID Connect Front-Channel Logout, section 3)
 * and the moment of sign-in (`auth_time`) are set here once and carried through every re-issue.
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
