/**
 * How long a browser is told to keep a cookie, in seconds from `now` (RFC 6265, section 5.3:
 * `Max-Age` takes precedence). The first chunk of a cookie counts.
 * @returns null if no time is given, so that the cookie ends with the browser
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
