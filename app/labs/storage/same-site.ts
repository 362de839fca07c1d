/**
 * The attributes in `Set-Cookie` that decide which scripts can read a cookie and which requests
 * carry it (RFC 6265bis, section 4.1.2).
 */
export interface Keeping {
  httpOnly: boolean
  secure: boolean
  path: string | null
  /** The value from the server; null if there is none, which browsers treat as Lax. */
  sameSite: 'strict' | 'lax' | 'none' | null
}

/** The attributes of one line of `Set-Cookie`. */
export function keepingOf(line: string): Keeping {
  const attributes = new Map(
    line
      .split(';')
      .slice(1)
      .map((attribute) => {
        const [name = '', value = ''] = attribute.trim().split('=')
        return [name.toLowerCase(), value] as const
      }),
  )
  const said = attributes.get('samesite')?.toLowerCase()
  return {
    httpOnly: attributes.has('httponly'),
    secure: attributes.has('secure'),
    path: attributes.get('path') ?? null,
    sameSite: said === 'strict' || said === 'lax' || said === 'none' ? said : null,
  }
}

interface Asking {
  /** Whether a page of another site makes the request. */
  crossSite: boolean
  /** Whether the request replaces the page, as a link or a form does. */
  topLevel: boolean
  method: string
}

const SAFE = /^(GET|HEAD|OPTIONS|TRACE)$/

/**
 * Whether a browser sends the cookie with a request (RFC 6265bis, section 5.8.3). A cookie without
 * SameSite counts as Lax, although some browsers exempt it for two minutes.
 */
export function travels(
  { sameSite, secure }: Keeping,
  { crossSite, topLevel, method }: Asking,
): boolean {
  if (!crossSite) return true
  if (sameSite === 'none') return secure // without Secure, the browser did not store it
  return sameSite !== 'strict' && topLevel && SAFE.test(method)
}
