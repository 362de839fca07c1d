/**
 * How long a browser is told to keep a cookie, in seconds from `now` (RFC 6265, section 5.3:
 * `Max-Age` takes precedence). The first chunk of a cookie counts.
 * @returns null if no time is given, so that the cookie ends with the browser
 */
export function keptFor(headers: Headers, name: string, now: Date): number | null {
  const [line = ''] = linesOf(headers, name)
  const value = (attribute: string) =>
    line.match(new RegExp(`;\\s*${attribute}=([^;]+)`, 'i'))?.[1] ?? null
  const [maxAge, expires] = [value('max-age'), value('expires')]
  if (maxAge !== null) return Number(maxAge)
  return expires === null ? null : (Date.parse(expires) - now.getTime()) / 1000
}

/** The `Set-Cookie` lines of a cookie that is whole, or of each of its chunks. */
export const linesOf = (headers: Headers, name: string): string[] =>
  headers.getSetCookie().filter((line) => {
    const [set = ''] = line.split('=')
    return set === name || (set.startsWith(`${name}.`) && /^\d+$/.test(set.slice(name.length + 1)))
  })
