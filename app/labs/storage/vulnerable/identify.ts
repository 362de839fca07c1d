// VULNERABLE: reads a token from any cookie of the shop. Only people of the lab have such a cookie.
import 'server-only'
import { getDesign } from '@/_designs/registry'
import { bearerToken } from '@/_designs/request/token'
import type { Reading } from '@/_designs/session'
import { type CookieName, cookieOf } from './token-storage'

/** The value of a shop cookie or of a bearer: the design and a token of it. */
export const packed = (design: string, token: string) => `${design}~${token}`

/** The person of a packed token; null if there is none. */
export async function whoIs(
  value: string | null,
): Promise<Extract<Reading, { state: 'accepted' }>['user'] | null> {
  const at = value?.indexOf('~') ?? -1
  const design = value === null || at < 1 ? null : getDesign(value.slice(0, at))
  if (!design || value === null) return null
  const reading = await design.read(value.slice(at + 1))
  return reading.state === 'accepted' ? reading.user : null
}

export const byCookie = (headers: Headers, name: CookieName) => whoIs(cookieOf(headers, name))

/** `~` is a character of a bearer token (RFC 6750, section 2.1). */
export const byBearer = (headers: Headers) => whoIs(bearerToken(headers.get('authorization')))
