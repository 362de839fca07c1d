import 'server-only'
import { randomUUID } from 'node:crypto'
import type { JWTOptions } from 'next-auth/jwt'
import { SESSION_MAX_AGE_S } from '@/_config/lifetimes'
import { isUnchanged } from '@/_people/person'
import { database } from '@/_store/database'
import { SignInRefused } from '../../sign-in'

/**
 * Makes the session record of a credentials sign-in and returns its token.
 *
 * NextAuth creates no record for credentials: whatever the strategy, it calls `jwt.encode` and puts the
 * answer into the session cookie. So with database sessions this is where the record has to be made.
 * A person who was disabled, or whose password was changed, since it was found right gets none: whatever
 * revoked their sessions could not see this one.
 * The record that this browser held before ends here, or it would stay behind, signed in, with no owner.
 */
export const issue =
  (design: string): NonNullable<JWTOptions['encode']> =>
  async ({ token, maxAge = SESSION_MAX_AGE_S }) => {
    if (!token?.sub || !token.signingIn) throw new TypeError('A session record needs a person and a device.')
    const { label, replaces, seen } = token.signingIn
    const userId = token.sub
    const sessionToken = randomUUID() // as NextAuth does: 122 random bits
    const record = { sessionToken, userId, design, label, expires: new Date(Date.now() + maxAge * 1000) }
    await database().$transaction(async (transaction) => {
      if (!(await isUnchanged(transaction, userId, seen))) throw new SignInRefused('wrong_credentials')
      await transaction.session.create({ data: record })
      await transaction.session.deleteMany({ where: { sessionToken: replaces ?? '', design } })
    })
    return sessionToken
  }
