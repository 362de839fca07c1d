import 'server-only'
import { SESSION_MAX_AGE_S } from '@/_config/lifetimes'
import { database } from '@/_store/database'
import type { ServerPort } from '../../design'

/** The live session records of a person, newest first. */
export const devices =
  (design: string): ServerPort['devices'] =>
  async (userId, token) => {
    const records = await database().session.findMany({ where: { userId, design, expires: { gt: new Date() } }, orderBy: { createdAt: 'desc' } })
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
