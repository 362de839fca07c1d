import 'server-only'
import { randomUUID } from 'node:crypto'
import type { JWTOptions } from 'next-auth/jwt'
import { SESSION_MAX_AGE_S } from '@/_config/lifetimes'
import { isUnchanged } from '@/_people/person'
import type { DesignConfig } from '../../design'
import { sessionsOf } from '../../kit/sessions-of'
import { SignInRefused } from '../../kit/sign-in'

/**
 * Makes the session record of a credentials sign-in and returns its token.
 *
 * NextAuth creates no record for credentials: whatever the strategy, it calls `jwt.encode` and puts the
 * answer into the session cookie. So with database sessions this is where the record has to be made.
 * A person who was disabled, or whose password was changed, since it was found right gets none: asked once
 * the record is there, so that whatever revokes their sessions meanwhile either sees it or is seen here.
 * The record that this browser held before ends here, or it would stay behind, signed in, with no owner.
 */
export const issue =
  (config: DesignConfig): NonNullable<JWTOptions['encode']> =>
  async ({ token, maxAge = SESSION_MAX_AGE_S }) => {
    if (!token?.sub || !token.signingIn)
      throw new TypeError('A session record needs a person and a device.')
    const { label, replaces, seen } = token.signingIn
    const adapter = sessionsOf(config)
    const sessionToken = config.session.generateSessionToken?.() ?? randomUUID() // NextAuth's own: 122 random bits
    if (!(await isUnchanged(token.sub, seen))) throw new SignInRefused('wrong_credentials')
    await adapter.createSession({
      sessionToken,
      userId: token.sub,
      label,
      expires: new Date(Date.now() + maxAge * 1000),
    })
    if (!(await isUnchanged(token.sub, seen))) {
      await adapter.deleteSession(sessionToken)
      throw new SignInRefused('wrong_credentials')
    }
    if (replaces !== null) await adapter.deleteSession(replaces)
    return sessionToken
  }
