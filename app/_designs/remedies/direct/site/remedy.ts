import 'server-only'
import { z } from 'zod'
import { findSessionAndUser } from '@/_store/find-session'
import type { Remedy, ServerPort } from '../../../design'
import { refusalOf } from '../../../kit/refusal-code'
import { sessionUser } from '../../../kit/session-endpoint'
import { direct, readSession } from '../direct'
import { lift } from './lift'

const withUser = z.object({ user: sessionUser })

export const directRemedy: Remedy = {
  id: 'direct',
  summary:
    'Reads the session without NextAuth’s request to itself (a record by one prepared statement, a JWT verified once and remembered until it expires), at the cost of memory, and of a read that no longer follows NextAuth by itself.',
  lift,
  apply: (parts) => ({
    ...parts,
    config: direct(parts.config, {
      getSessionAndUser: (token) => findSessionAndUser(parts.id, token),
      remember: parts.server.holds,
      verified: parts.server.once(`verified tokens of ${parts.id}`, () => new Map()),
    }),
    port: { ...parts.port, read },
    // A verified token is remembered, so most checks need no cryptography.
    guarantees: {
      ...parts.guarantees,
      crypto: parts.guarantees.crypto === 'always' ? 'sometimes' : parts.guarantees.crypto,
    },
  }),
}

/** Reads a session. A refusal is an answer; after any other error, the answer is unknown. */
const read: ServerPort['read'] = async (config, token, now) => {
  try {
    const { session, expires } = await readSession(config, token, now)
    const made = withUser.safeParse(session)
    return made.success
      ? { state: 'accepted', user: made.data.user, expires: expires.toISOString() }
      : { state: 'refused', code: 'malformed' }
  } catch (error) {
    const code = refusalOf(error)
    if (code === null) throw error
    return { state: 'refused', code }
  }
}
