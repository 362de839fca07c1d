import 'server-only'
import { SESSION_MAX_AGE_S } from '@/_config/lifetimes'
import type { ServerPort } from '../../design'
import { sessionsOf } from '../../kit/sessions-of'

/** The live session records of a person, newest first. */
export const devices: ServerPort['devices'] = async (config, userId, token) => {
  const adapter = sessionsOf(config)
  const own = token === '' ? null : await adapter.getSessionAndUser(token)
  const records = await adapter.listSessions(userId, new Date())
  return {
    devices: records.map(({ id, label, createdAt, expires, idleS }) => ({
      id,
      label,
      createdAt: createdAt.toISOString(),
      // NextAuth stores no "last seen". The only trace of use is the renewal, which extends the
      // expiry.
      lastSeenAt: new Date(
        Math.max(createdAt.getTime(), expires.getTime() - (idleS ?? SESSION_MAX_AGE_S) * 1000),
      ).toISOString(),
      expires: expires.toISOString(),
      current: id === own?.session.id,
    })),
  }
}
