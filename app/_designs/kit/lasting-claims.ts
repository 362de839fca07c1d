import 'server-only'
import { errors } from 'jose'
import { z } from 'zod'
import type { DesignConfig } from '../design'

/** The claims that name a session and its person, and stay the same through every re-issue. */
const lasting = z.object({ sub: z.string(), sid: z.string(), auth_time: z.number() })
export type LastingClaims = z.infer<typeof lasting>

/**
 * Whose session a token is of, even where the token itself has expired: jose verifies it first, and hands
 * the claims out with the error. @returns null for what is no token of this design.
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
    return error instanceof errors.JWTExpired ? error.payload : null // whatever else is wrong with it, it names no session
  }
}
