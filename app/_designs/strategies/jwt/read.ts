import 'server-only'
import { errors } from 'jose'
import type { JWT } from 'next-auth/jwt'
import { z } from 'zod'
import type { RefusalCode, ServerPort } from '../../design'
import { requestSession, sessionUser } from '../../session-endpoint'

const acceptedSession = z.object({
  user: sessionUser,
})

/** Asks NextAuth, with a codec that remembers the claims, or why there are none. */
export const read: ServerPort['read'] = async (config, token) => {
  let claims: JWT | null = null
  let refusal: RefusalCode = 'malformed'
  const decode: NonNullable<typeof config.jwt.decode> = async (params) => {
    try {
      claims = (await config.jwt.decode?.(params)) ?? null
      return claims
    } catch (error) {
      refusal = refusalOf(error)
      throw error
    }
  }
  const session = acceptedSession.safeParse(await requestSession({ ...config, jwt: { ...config.jwt, decode } }, token))
  const exp = z.object({ exp: z.number() }).safeParse(claims)
  if (!session.success || !exp.success) return { state: 'refused', code: refusal }
  // The session's own `expires` is that of a token which nobody was given; ours is what the holder has.
  return { state: 'accepted', user: session.data.user, expires: new Date(exp.data.exp * 1000).toISOString() }
}

function refusalOf(error: unknown): RefusalCode {
  if (error instanceof errors.JWTExpired) return 'expired'
  if (error instanceof errors.JWEDecryptionFailed) return 'bad_signature'
  const foreignKey = error instanceof Error && !(error instanceof errors.JOSEError) && error.message === 'no matching decryption secret'
  return foreignKey ? 'bad_signature' : 'malformed'
}
