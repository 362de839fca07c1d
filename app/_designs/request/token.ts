/**
 * The token under `name` in a `Cookie` header, in one cookie or in the chunks `name.0`, `name.1`, …
 * that Auth.js makes for more than 4096 bytes. Similar names do not count.
 */
export function joinChunks(cookieHeader: string, name: string): string | null {
  const chunks = sessionCookies(cookieHeader, name)
  return chunks.length === 0 ? null : chunks.map(({ value }) => value).join('')
}

/**
 * The cookies of a token, in the order of their chunks; `chunk` is -1 for a single cookie. If
 * several cookies have one name, the first one counts.
 */
export function sessionCookies(cookieHeader: string, name: string) {
  const cookies = cookieHeader.split(';').flatMap((pair) => {
    const [key = '', ...rest] = pair.trim().split('=')
    const value = decode(rest.join('='))
    if (value === '') return []
    if (key === name) return [{ name: key, chunk: -1, value }]
    const index = key.startsWith(`${name}.`) ? key.slice(name.length + 1) : ''
    return /^(0|[1-9]\d*)$/.test(index) ? [{ name: key, chunk: Number(index), value }] : []
  })
  const first = new Map(cookies.toReversed().map((cookie) => [cookie.name, cookie]))
  return [...first.values()].sort((a, b) => a.chunk - b.chunk)
}

/** The size of cookies in a `Cookie` header (RFC 6265, section 4.2.1), in bytes. */
export const cookieBytes = (cookies: readonly { name: string; value: string }[]): number =>
  cookies.map(({ name, value }) => `${name}=${value}`).join('; ').length

/** The token of an `Authorization: Bearer` header (RFC 6750, section 2.1), or null. */
export function bearerToken(authorization: string | null): string | null {
  return authorization?.match(/^Bearer +([^\s,]+)$/i)?.[1] ?? null
}

function decode(value: string): string {
  try {
    const text = decodeURIComponent(value)
    return text.includes('\0') ? value : text // a NUL would be an error in the store
  } catch {
    return value // a stray percent sign: the design refuses the token
  }
}
