import 'server-only'
import { randomUUID } from 'node:crypto'
import type { JWTOptions } from 'next-auth/jwt'
import { SESSION_MAX_AGE_S } from '@/_config/lifetimes'
import type { DesignConfig } from '../../design'
import { sessionsOf } from '../../kit/sessions-of'
import { requireUnchanged, requireVouched } from '../../kit/sign-in'

/**
 * Makes the session record of a credentials sign-in and returns its token.
 *
 * NextAuth makes no record for credentials. With each strategy, it calls `jwt.encode` and puts the
 * result into the session cookie. So with database sessions, this function has to make the record.
 * It refuses a sign-in whose credentials or ticket have ended since their check. It asks after the
 * record exists, so that a concurrent revocation either finds the record or is found here. The
 * record that this browser had before ends here. Otherwise it would stay signed in without an
 * owner.
 */
export const issue =
  (config: DesignConfig): NonNullable<JWTOptions['encode']> =>
  async ({ token, maxAge = SESSION_MAX_AGE_S }) => {
    if (!token?.sub || !token.signingIn)
      throw new TypeError('A session record needs a person and a device.')
    const { label, replaces } = token.signingIn
    const adapter = sessionsOf(config)
    // NextAuth's own: 122 random bits
    const sessionToken = config.session.generateSessionToken?.() ?? randomUUID()
    await requireUnchanged(token.sub, token.signingIn)
    await adapter.createSession({
      sessionToken,
      userId: token.sub,
      label,
      expires: new Date(Date.now() + maxAge * 1000),
    })
    try {
      await requireVouched(token.sub, token.signingIn)
    } catch (error) {
      await adapter.deleteSession(sessionToken)
      throw error
    }
    if (replaces !== null) await adapter.deleteSession(replaces)
    return sessionToken
  }
