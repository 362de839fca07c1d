import 'server-only'
import { z } from 'zod'
import type { DesignConfig } from '../design'

const ending = z.looseObject({ exp: z.int() })
export type EndingClaims = z.infer<typeof ending>

const saltOf = ({ cookies }: DesignConfig) => cookies.sessionToken?.name ?? ''

/** The claims of an accepted token that has an expiry; null for any other token. */
export async function decodeEnding(
  config: DesignConfig,
  token: string,
): Promise<EndingClaims | null> {
  const { jwt, secret } = config
  const claims = ending.safeParse(
    await Promise.resolve(jwt.decode?.({ token, secret, salt: saltOf(config) })).catch(() => null),
  )
  return claims.success ? claims.data : null
}

/**
 * Issues another token for the same session. The old token stays valid, because the server cannot
 * take it back.
 */
export async function shortenToken(
  config: DesignConfig,
  token: string,
  end: Date,
): Promise<string | null> {
  const { jwt, secret } = config
  const salt = saltOf(config)
  const claims = (await jwt.decode?.({ token, secret, salt })) ?? null
  if (claims === null) return null
  const exp = Math.floor(end.getTime() / 1000)
  const maxAge = exp - Math.floor(Date.now() / 1000)
  return (await jwt.encode?.({ token: { ...claims, exp }, secret, salt, maxAge })) ?? null
}
