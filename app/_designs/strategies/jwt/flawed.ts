import 'server-only'
import { encode } from 'next-auth/jwt'
import { z } from 'zod'
import type { ServerPort } from '../../design'
import { flawedClaims } from '../../kit/flaws'

const ending = z.looseObject({ exp: z.int() })

/** Encrypted as NextAuth does it: it asks a token for its times, and for nothing else that is in it. */
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
  // NextAuth counts from its own clock, in whole seconds: one less, so that the end never comes later.
  return encode({ token: made, secret, salt, maxAge: made.exp - Math.floor(Date.now() / 1000) - 1 })
}
