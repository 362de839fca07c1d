import 'server-only'
import type { JWT } from 'next-auth/jwt'
import { z } from 'zod'
import type { DesignConfig, ServerPort } from '../../design'
import { refusalOf } from '../../kit/refusal-code'
import { requestSession, sessionUser } from '../../kit/session-endpoint'
import type { RefusalCode } from '../../session'

const acceptedSession = z.object({
  user: sessionUser,
})

/** The last moment of a `Date`, in seconds since 1970. */
const MAX_DATE_S = 8_640_000_000_000

/**
 * Reads a session through NextAuth, with a codec and a callback that remember the claims, or the
 * reason why there are none.
 */
export const read: ServerPort['read'] = async (config, token) => {
  let claims: JWT | null = null
  let refusal: RefusalCode = 'malformed'
  const noting = async (work: () => Promise<JWT | null>): Promise<JWT | null> => {
    try {
      return await work()
    } catch (error) {
      refusal = refusalOf(error) ?? refusal // Auth.js reports any other error to its logger
      throw error
    }
  }
  const decode: DesignConfig['jwt']['decode'] = (params) =>
    noting(async () => {
      claims = (await config.jwt.decode?.(params)) ?? null
      return claims
    })
  const jwt: DesignConfig['callbacks']['jwt'] = (params) =>
    noting(async () => (await config.callbacks.jwt?.(params)) ?? null)
  const reading = {
    ...config,
    jwt: { ...config.jwt, decode },
    callbacks: { ...config.callbacks, jwt },
    events: {},
  }
  const session = acceptedSession.safeParse(await requestSession(reading, token))
  const exp = z.object({ exp: z.number().max(MAX_DATE_S) }).safeParse(claims)
  if (!session.success || !exp.success) return { state: 'refused', code: refusal }
  // The session's own `expires` belongs to a new token that is not sent. This is the expiry of the
  // presented token.
  return {
    state: 'accepted',
    user: session.data.user,
    expires: new Date(exp.data.exp * 1000).toISOString(),
  }
}
