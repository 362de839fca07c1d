import 'server-only'
import { encode } from 'next-auth/jwt'
import { z } from 'zod'
import type { ServerPort } from '../../design'
import { flawedClaims } from '../../kit/flaws'

const ending = z.looseObject({ exp: z.int() })

/**
 * Encrypts a flawed token as NextAuth does. NextAuth checks the times of a token and no other
 * claim.
 */
export const flawed: ServerPort['flawed'] = async (
  { jwt, secret, cookies },
  token,
  flaw,
  { now, toleranceMs },
) => {
  const salt = cookies.sessionToken?.name ?? ''
  const claims = ending.safeParse(
    await Promise.resolve(jwt.decode?.({ token, secret, salt })).catch(() => null),
  )
  if (!claims.success) return null
  const made = flawedClaims(claims.data, flaw, now, toleranceMs)
  // NextAuth uses its own clock, in whole seconds. One second less, so that the token never expires
  // later than the original.
  return encode({ token: made, secret, salt, maxAge: made.exp - Math.floor(Date.now() / 1000) - 1 })
}
