import { type NextRequest, NextResponse } from 'next/server'

/**
 * Sets the Content Security Policy with a new nonce for each page. It refuses two kinds of requests
 * that Next would answer with a 500: an address that cannot be decoded, and a method other than GET
 * or HEAD on a page. It does nothing else: guards live next to the data.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl
  if (pathname.startsWith('/api/') || !isDecodable(pathname))
    return NextResponse.json({ error: MALFORMED }, { status: 400 })
  if (!READING.includes(request.method))
    return NextResponse.json(
      { error: READ_ONLY },
      { status: 405, headers: { allow: READING.join(', ') } },
    )
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))))
  const policy = contentSecurityPolicy(nonce)
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy) // Next reads the nonce from here
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

const MALFORMED = {
  code: 'malformed_address',
  message: 'This address cannot be decoded: write a percent sign in it as %25.',
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

/**
 * A page has no server action, so Next would look in vain for one in the body, and log a stack for
 * each malformed body.
 */
const READING = ['GET', 'HEAD']
const READ_ONLY = {
  code: 'method_not_allowed',
  message:
    'A page can only be read. The forms of this site need JavaScript: allow it, and try again.',
}

function contentSecurityPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === 'development'
  return Object.entries({
    'default-src': "'none'",
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    'style-src': development ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'manifest-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ')
}

export const config = {
  matcher: [
    // Not what the API answers, nor the pages that are broken on purpose: those have policies of
    // their own.
    '/((?!_next/static/|api/|labs/storage/vulnerable(?:/(?:foreign|me|order|session))?$).*)',
    // Of the API, only what no name in it can be: a percent sign before anything but the number of
    // an ASCII character.
    '/(api/.*%(?![0-7][0-9A-Fa-f]).*)',
  ],
}
