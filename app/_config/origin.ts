import 'server-only'
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { getEnv } from './env'

/**
 * The origin of this site in a request, or null if its Host does not belong to the site. With
 * SITE_URL (or Vercel's own variables) only those origins count. Without them, any loopback name or
 * bare IP address is accepted: a hostile DNS cannot rebind either, and a phone on the same network
 * can connect.
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

/** How this server sends a request to itself: the origin of the request, and the address to use. */
export interface OwnAddress {
  origin: string
  address: string
}

/**
 * Finds the address at which this server reaches itself. It never comes from a client's header
 * alone. A permanent process is reached directly: the configured address may lead to another
 * process, or nowhere from here. A function can be reached through its host only. If two
 * deployments share an address, only the address of the request surely leads to this one.
 */
export async function ownAddress(headers: Headers): Promise<OwnAddress> {
  const { origins, serverless } = getEnv()
  const [configured] = origins
  if (serverless && configured !== undefined) {
    const origin = getOrigin(headers) ?? configured
    return { origin, address: origin }
  }
  const address = `http://${await listeningHost()}:${process.env.PORT || 3000}`
  return { origin: configured ?? address, address }
}

/**
 * Next listens on HOSTNAME, if it is set. It may be a name, as Docker sets it, and the site answers
 * to no name but `localhost`. A wildcard address includes the loopback address.
 */
async function listeningHost(): Promise<string> {
  const { HOSTNAME = '' } = process.env
  const found = HOSTNAME === '' ? null : await lookup(HOSTNAME).catch(() => null)
  if (found === null || /^[0.:]+$/.test(found.address)) return '127.0.0.1'
  return found.family === 6 ? `[${found.address}]` : found.address
}

/**
 * The issuer (`iss`) of the tokens that this site signs. Without SITE_URL it has no port: processes
 * with one secret on one machine are one site with several ports.
 */
export const siteIssuer = (): string => getEnv().origins[0] ?? 'http://localhost'

/** Whether the browser says that the request comes from a page of this origin. */
export function isSameOrigin(headers: Headers): boolean {
  const origin = getOrigin(headers)
  return origin !== null && headers.get('origin') === origin
}

/**
 * Returns `path` if it stays on this origin, else `/`, because attackers use open redirects for
 * phishing.
 */
export function localPath(path: string | null | undefined): string {
  const base = 'http://local.invalid'
  if (!path?.startsWith('/') || !URL.canParse(path, base)) return '/'
  const url = new URL(path, base)
  // `/.//evil.example` is a path here, but after resolving its dots it is another host's address.
  return url.origin === base && !url.pathname.startsWith('//')
    ? `${url.pathname}${url.search}`
    : '/'
}

/**
 * The address that a client is limited by: its socket's address, or the one that the outermost
 * trusted proxy saw.
 */
export function clientAddress(headers: Headers): string {
  const chain =
    headers
      .get('x-forwarded-for')
      ?.split(',')
      .map((part) => part.trim()) ?? []
  return clientOf(chain.at(-Math.max(1, getEnv().trustedProxyHops)) ?? 'unknown')
}

/**
 * Reduces an IPv6 address to its /64, because one client can use a whole /64. An IPv4 address can
 * arrive in either notation (RFC 4291, section 2.5.5.2).
 */
function clientOf(entry: string): string {
  // Some proxies append the port, which differs for every connection.
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
