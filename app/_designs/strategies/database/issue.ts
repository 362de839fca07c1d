import 'server-only'
import { randomUUID } from 'node:crypto'
import type { JWTOptions } from 'next-auth/jwt'
import { SESSION_MAX_AGE_S } from '@/_config/lifetimes'
import { database } from '@/_store/database'

/**
 * Makes the session record of a credentials sign-in and returns its token.
 *
 * NextAuth creates no record for credentials: whatever the strategy, it calls `jwt.encode` and puts the
 * answer into the session cookie. So with database sessions this is where the record has to be made.
 * The record that this browser held before ends here, or it would stay behind, signed in, with no owner.
 */
export const issue =
  (design: string): NonNullable<JWTOptions['encode']> =>
  async ({ token, maxAge = SESSION_MAX_AGE_S }) => {
    if (!token?.sub || !token.signingIn) throw new TypeError('A session record needs a person and a device.')
    const { label, replaces } = token.signingIn
    const sessionToken = randomUUID() // as NextAuth does: 122 random bits
    const record = { sessionToken, userId: token.sub, design, label, expires: new Date(Date.now() + maxAge * 1000) }
    await database().$transaction([
      database().session.create({ data: record }),
      database().session.deleteMany({ where: { sessionToken: replaces ?? '', design } }),
    ])
    return sessionToken
  }
