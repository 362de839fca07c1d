import 'server-only'
import { NextRequest } from 'next/server'

/**
 * A request to NextAuth under exactly this address. Next's own class calls every loopback address
 * `localhost`, so somebody at http://127.0.0.1:3000 would be sent to another origin, without their cookies.
 */
export class AuthRequest extends NextRequest {
  readonly #url: string

  constructor(url: URL, request: Request) {
    super(url, request)
    this.#url = url.href
  }

  override get url(): string {
    return this.#url
  }
}
