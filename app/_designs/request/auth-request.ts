import 'server-only'
import { NextRequest } from 'next/server'
import type { Design } from '../design'
import { sessionCookies } from './token'

type Names = Design['cookies']

/**
 * A request to NextAuth under exactly this address. Next's own class changes every loopback address
 * to `localhost`, so a visitor at http://127.0.0.1:3000 would be redirected to another origin,
 * without their cookies.
 *
 * A callback URL that is not a web address is removed from the query and from the cookie. NextAuth
 * answers it with a 500 that blames the configuration, and a bad cookie would block that browser
 * until it expires.
 *
 * NextAuth treats a cookie as a part of the session token if its name begins like that of the
 * session cookie. So NextAuth gets only the cookies that this site reads; otherwise a sign-out
 * would end nothing. Next and NextAuth disagree about blanks around a name and about a repeated
 * name, so the header has neither.
 */
export class AuthRequest extends NextRequest {
  readonly #url: string

  constructor(url: URL, request: Request, names: Pick<Names, 'sessionToken' | 'callbackUrl'>) {
    const asked = new URL(url)
    const callbackUrl = asked.searchParams.get('callbackUrl')
    asked.searchParams.delete('callbackUrl')
    if (isWebAddress(callbackUrl, url.origin)) asked.searchParams.set('callbackUrl', callbackUrl)
    const sent = request.headers.get('cookie') ?? ''
    const headers = new Headers(request.headers)
    if (sent !== '') headers.set('cookie', tidied(sent))
    // Not the request itself: it can be a proxy of Next's, which Node 24 takes for no request.
    super(asked, { method: request.method, headers, body: request.body, signal: request.signal })
    if (!isWebAddress(this.cookies.get(names.callbackUrl)?.value, url.origin))
      this.cookies.delete(names.callbackUrl)
    const read = sessionCookies(sent, names.sessionToken)
    for (const { name } of this.cookies.getAll())
      if (name.startsWith(names.sessionToken)) this.cookies.delete(name)
    for (const { name, value } of read) this.cookies.set(name, value)
    this.#url = asked.href
  }

  override get url(): string {
    return this.#url
  }
}

/** A `Cookie` header without blanks around names, and with only the first cookie of each name. */
function tidied(header: string): string {
  const cookies = header.split(';').map((pair) => {
    const [name = '', ...value] = pair.split('=')
    return [name.trim(), value.join('=').trim()] as const
  })
  const first = new Map(cookies.toReversed())
  first.delete('')
  return [...first].map((pair) => pair.join('=')).join('; ')
}

function isWebAddress(text: string | null | undefined, origin: string): text is string {
  const base = text?.startsWith('/') ? origin : undefined // as NextAuth parses it
  return text != null && URL.canParse(text, base) && /^https?:$/.test(new URL(text, base).protocol)
}
