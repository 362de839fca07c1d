import 'server-only'
import { isIP } from 'node:net'
import { getEnv } from './env'

/**
 * The origin under which this request reached us, or null where its Host is none of ours.
 * With SITE_URL (or Vercel's own variables) only those count. Without, any loopback name or bare IP
 * address will do: neither can be rebound by a hostile DNS, and a phone on the same network gets in.
 */
export function getOrigin(headers: Headers): string | null {
  const host = headers.get('host') ?? ''
  const { origins } = getEnv()
  if (origins.length > 0) {
    return (
      origins.find((origin) => new URL(origin).host === host) ??
      (origins.length === 1 ? (origins[0] ?? null) : null)
    )
  }
  const url = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : null
  if (url === null || url.host !== host.toLowerCase().replace(/:80$/, '')) return null
  const name = url.hostname.replace(/^\[|\]$/g, '')
  return name === 'localhost' || isIP(name) !== 0 ? url.origin : null
}

/**
 * Where this server reaches itself: under the configured address by which the request came, or on this machine. Never as
 * a client names it: of two deployments that share an address, only the one that was asked is known to be this one.
 */
export function selfOrigin(headers: Headers): string {
  const { origins } = getEnv()
  const { HOSTNAME = '', PORT } = process.env
  // Next listens on HOSTNAME, if there is one; a wildcard takes in the loopback address.
  const host = isIP(HOSTNAME) !== 0 && !/^[0.:]+$/.test(HOSTNAME) ? HOSTNAME : '127.0.0.1'
  const here = `http://${isIP(host) === 6 ? `[${host}]` : host}:${PORT || 3000}`
  return origins.length > 0 ? (getOrigin(headers) ?? origins[0] ?? here) : here
}

/**
 * What this site calls itself in what it signs (`iss`). Without SITE_URL no port is in it: processes that share a
 * secret on one machine are one site, each on its own port.
 */
export const siteIssuer = (): string => getEnv().origins[0] ?? 'http://localhost'

/** True only where the browser says that the request comes from a page of this very origin. */
export function isSameOrigin(headers: Headers): boolean {
  const origin = getOrigin(headers)
  return origin !== null && headers.get('origin') === origin
}

/** `path` if it stays on this origin, else `/`: an open redirect is a phishing tool. */
export function localPath(path: string | null | undefined): string {
  const base = 'http://local.invalid'
  if (!path?.startsWith('/') || !URL.canParse(path, base)) return '/'
  const url = new URL(path, base)
  // `/.//evil.example` is a path here, and once its dots are resolved another host's address.
  return url.origin === base && !url.pathname.startsWith('//')
    ? `${url.pathname}${url.search}`
    : '/'
}

/** What a client is limited by: the address of its socket, or the one that the outermost trusted proxy saw. */
export function clientAddress(headers: Headers): string {
  const chain =
    headers
      .get('x-forwarded-for')
      ?.split(',')
      .map((part) => part.trim()) ?? []
  return clientOf(chain.at(-Math.max(1, getEnv().trustedProxyHops)) ?? 'unknown')
}

/** One client has a whole IPv6 /64 to choose addresses from; and may reach us as IPv4 in either notation (RFC 4291, section 2.5.5.2). */
function clientOf(entry: string): string {
  // Some proxies append the port, which is another one for every connection.
  const address = entry.replace(/^\[([^\]]*)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1')
  if (isIP(address) !== 6) return address
  const canonical = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1)
  const [head = [], tail = []] = canonical
    .split('::')
    .map((half) => half.split(':').filter((group) => group !== ''))
  const groups = [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail].map(
    (group) => Number.parseInt(group, 16),
  )
  if (groups.slice(0, 6).join() === '0,0,0,0,0,65535')
    return groups
      .slice(6)
      .flatMap((group) => [group >> 8, group & 255])
      .join('.')
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`
}
