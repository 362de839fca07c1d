import 'server-only'
import { errors } from 'jose'
import { z } from 'zod'
import type { DesignConfig } from '../design'
import { refusalOf } from './refusal-code'

/** The claims that identify a session and its person. Every re-issue keeps them. */
const lasting = z.object({ sub: z.string(), sid: z.string(), auth_time: z.number() })
export type LastingClaims = z.infer<typeof lasting>

/**
 * The claims that identify the session of a token, even of an expired one: jose verifies the token
 * first, and its error carries the claims.
 * @returns null if the token is not valid in this design
 */
export async function lastingClaims(
  config: DesignConfig,
  token: string,
): Promise<LastingClaims | null> {
  const parsed = lasting.safeParse(await decodeThoughExpired(config, token))
  return parsed.success ? parsed.data : null
}

async function decodeThoughExpired(
  { jwt, secret, cookies }: DesignConfig,
  token: string,
): Promise<unknown> {
  try {
    return await jwt.decode?.({ token, secret, salt: cookies.sessionToken?.name ?? '' })
  } catch (error) {
    if (error instanceof errors.JWTExpired) return error.payload
    if (refusalOf(error) === null) throw error
    return null
  }
}
