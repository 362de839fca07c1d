/**
 * Cookie attributes (RFC 6265bis, section 4.1). The cookies hold our own tokens, which need no
 * escaping.
 */
export interface CookieOptions {
  path?: string
  httpOnly?: boolean
  secure?: boolean
  sameSite?: string | boolean
}

const HTTP_ONLY = { httpOnly: true, path: '/', sameSite: 'lax' } as const

/** Auth.js's own chunk length: the part of 4096 bytes that is left for the value. */
const CHUNK_LENGTH = 4096 - 160

/** One `Set-Cookie` line. A `maxAgeS` of 0 deletes the cookie. */
export function setCookie(
  name: string,
  value: string,
  options: CookieOptions,
  maxAgeS: number,
): string {
  const { path, httpOnly, secure, sameSite } = { ...HTTP_ONLY, ...options }
  const parts = [`${name}=${value}`, `Max-Age=${maxAgeS}`, `Path=${path}`]
  if (httpOnly) parts.push('HttpOnly')
  if (secure) parts.push('Secure')
  if (typeof sameSite === 'string')
    parts.push(`SameSite=${sameSite.charAt(0).toUpperCase()}${sameSite.slice(1)}`)
  return parts.join('; ')
}

/**
 * The lines that set a session token as Auth.js would: in chunks if it is too long. Cookies of an
 * older token in `held`, a `Cookie` header, are deleted.
 */
export function setSessionCookie(
  name: string,
  token: string,
  options: CookieOptions,
  maxAgeS: number,
  held: string,
): string[] {
  const count = Math.ceil(token.length / CHUNK_LENGTH)
  const chunks = Array.from({ length: count }, (_, index) =>
    token.slice(index * CHUNK_LENGTH, (index + 1) * CHUNK_LENGTH),
  )
  const names = chunks.map((_, index) => (count === 1 ? name : `${name}.${index}`))
  const stale = cookieNamesIn(held).filter((other) => isOf(name, other) && !names.includes(other))
  return [
    ...stale.map((other) => setCookie(other, '', options, 0)),
    ...chunks.map((chunk, index) => setCookie(names[index] ?? name, chunk, options, maxAgeS)),
  ]
}

/** Whether a name is the cookie or one of its chunks. */
const isOf = (name: string, other: string) =>
  other === name || (other.startsWith(`${name}.`) && /^\d+$/.test(other.slice(name.length + 1)))

const cookieNamesIn = (header: string) =>
  header.split(';').map((pair) => pair.split('=')[0]?.trim() ?? '')

/** The effect of a response on the session cookie: none (null), set, or deleted. */
export function cookieEffect(
  sessionCookie: string,
  { headers }: Response,
): 'set' | 'cleared' | null {
  const lines = headers.getSetCookie().filter((line) => line.startsWith(sessionCookie))
  if (lines.length === 0) return null
  return lines.every((line) => /;\s*max-age=0\b/i.test(line)) ? 'cleared' : 'set'
}
