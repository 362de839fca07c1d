/**
 * What a `Set-Cookie` says of who may read the cookie, and with which requests it travels (RFC
 * 6265bis, section 4.1.2).
 */
export interface Keeping {
  httpOnly: boolean
  secure: boolean
  path: string | null
  /** As the server said it; null where it said nothing, which browsers take for Lax. */
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
  /** Whether it takes the place of the page, as a link or a form does. */
  topLevel: boolean
  method: string
}

const SAFE = /^(GET|HEAD|OPTIONS|TRACE)$/

/**
 * Whether a browser sends the cookie along (RFC 6265bis, section 5.8.3). One without SameSite
 * counts as Lax, though some browsers spare the first two minutes.
 */
export function travels(
  { sameSite, secure }: Keeping,
  { crossSite, topLevel, method }: Asking,
): boolean {
  if (!crossSite) return true
  if (sameSite === 'none') return secure // else the browser never kept it
  return sameSite !== 'strict' && topLevel && SAFE.test(method)
}
