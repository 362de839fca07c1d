import 'server-only'
import { z } from 'zod'
import type { ServerPort } from '../../design'
import { requestSession, sessionUser } from '../../kit/session-endpoint'
import { sessionsOf } from '../../kit/sessions-of'

const acceptedSession = z.object({
  user: sessionUser,
  expires: z.string(),
})

/**
 * Reads a session through NextAuth, with an adapter that changes nothing and remembers an expired
 * record. NextAuth itself would renew old records and delete expired ones.
 */
export const read: ServerPort['read'] = async (config, token) => {
  const adapter = sessionsOf(config)
  let expired = false
  const readOnly = {
    ...adapter,
    updateSession: async () => null,
    deleteSession: async () => {},
    async getSessionAndUser(sessionToken: string) {
      const found = await adapter.getSessionAndUser(sessionToken)
      expired = found !== null && found.session.expires.getTime() < Date.now()
      return found
    },
  }
  const session = acceptedSession.safeParse(
    await requestSession({ ...config, adapter: readOnly, events: {} }, token),
  )
  if (session.success) return { state: 'accepted', ...session.data }
  return { state: 'refused', code: expired ? 'expired' : 'unknown_session' }
}
