import 'server-only'
import NextAuth, { type NextAuthConfig } from 'next-auth'

type CookieConfig = Pick<NextAuthConfig, 'cookies' | 'useSecureCookies'>

/**
 * The secrets of a config as NextAuth finds them; the first one signs. Missing ones come from
 * AUTH_SECRET.
 * @throws TypeError if there is no secret
 */
export function secretsOf(config: NextAuthConfig): string[] {
  const filled = { ...config }
  NextAuth(filled)
  const secrets = [filled.secret ?? []].flat()
  if (secrets.length === 0)
    throw new TypeError('There is no secret: set AUTH_SECRET, or name one in the config.')
  return secrets
}

/**
 * Whether NextAuth marks its cookies as `Secure`: from the config, or else from the address of the
 * site.
 */
export function isSecure(
  { useSecureCookies }: CookieConfig,
  { headers, url }: { headers: Headers; url?: string },
): boolean {
  const address = process.env.AUTH_URL ?? process.env.NEXTAUTH_URL
  return (
    useSecureCookies ??
    (address ?? headers.get('x-forwarded-proto') ?? url ?? 'https').startsWith('https')
  )
}

/** The name of the session cookie. NextAuth also derives the key of a JWT from it. */
export const sessionCookieName = (
  config: CookieConfig,
  request: { headers: Headers; url?: string },
): string =>
  config.cookies?.sessionToken?.name ??
  `${isSecure(config, request) ? '__Secure-' : ''}authjs.session-token`

/**
 * The token that a browser sends under `name`, in one cookie or in the chunks `name.0`, `name.1`,
 * …; null without one.
 */
export function tokenIn(
  cookies: readonly { name: string; value: string }[],
  name: string,
): string | null {
  const chunks = cookies.flatMap((cookie) => {
    if (cookie.value === '') return []
    if (cookie.name === name) return [{ at: -1, value: cookie.value }]
    const index = cookie.name.startsWith(`${name}.`) ? cookie.name.slice(name.length + 1) : ''
    return /^(0|[1-9]\d*)$/.test(index) ? [{ at: Number(index), value: cookie.value }] : []
  })
  const inOrder = chunks.sort((a, b) => a.at - b.at).map(({ value }) => value)
  return inOrder.length === 0 ? null : inOrder.join('')
}

/** The cookies of a `Cookie` header (RFC 6265, section 4.2.1). */
export const cookiesIn = (header: string): { name: string; value: string }[] =>
  header.split(';').flatMap((pair) => {
    const [name = '', ...rest] = pair.trim().split('=')
    return name === '' ? [] : [{ name, value: decoded(rest.join('=')) }]
  })

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value // a stray percent sign: the codec refuses the token
  }
}

/**
 * Whether an error is a refusal: by jose, by NextAuth for a token of another secret, or by a
 * remedy. Any other error is an outage.
 */
export const isRefusal = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'Refused' ||
    error.message === 'no matching decryption secret' ||
    ('code' in error && /^ERR_(JOSE|JWT|JWE|JWS)_/.test(String(error.code))))
