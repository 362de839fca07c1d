/**
 * For how long a browser is told to keep a cookie, in seconds from `now` (RFC 6265, section 5.3: `Max-Age` comes first).
 * A cookie in chunks counts by its first. @returns null where nothing is said of it, so that it goes when the browser is closed
 */
export function keptFor(headers: Headers, name: string, now: Date): number | null {
  const line =
    headers
      .getSetCookie()
      .find((one) => one.startsWith(`${name}=`) || one.startsWith(`${name}.0=`)) ?? ''
  const value = (attribute: string) =>
    line.match(new RegExp(`;\\s*${attribute}=([^;]+)`, 'i'))?.[1] ?? null
  const [maxAge, expires] = [value('max-age'), value('expires')]
  if (maxAge !== null) return Number(maxAge)
  return expires === null ? null : (Date.parse(expires) - now.getTime()) / 1000
}
