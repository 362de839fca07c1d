import 'server-only'
import { SESSION_MAX_AGE_S } from '@/_config/lifetimes'
import { database } from '@/_store/database'
import type { ServerPort } from '../../design'

const MOST = 100

/** The live session records of a person, newest first, at most a hundred. */
export const devices =
  (design: string): ServerPort['devices'] =>
  async (userId, token) => {
    const where = { userId, design, expires: { gt: new Date() } }
    const records = await database().session.findMany({ where, orderBy: { createdAt: 'desc' }, take: MOST })
    return {
      devices: records.map(({ id, label, createdAt, expires, sessionToken }) => ({
        id,
        label,
        createdAt: createdAt.toISOString(),
        // NextAuth writes no "last seen"; the one trace of use is the renewal, at most once a day.
        lastSeenAt: new Date(expires.getTime() - SESSION_MAX_AGE_S * 1000).toISOString(),
        expires: expires.toISOString(),
        current: sessionToken === token,
      })),
    }
  }
