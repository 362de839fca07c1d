import { joinChunks } from '../request/token'

/**
 * The cookies of one device for one origin and one path. This is enough for NextAuth's endpoints.
 */
export class CookieJar {
  readonly #cookies = new Map<string, string>()

  /** Stores every `Set-Cookie`. An expired one deletes its cookie. */
  take(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';')
      const name = pair.slice(0, pair.indexOf('=')).trim()
      const gone = attributes.some((attribute) => /^\s*max-age=(0|-\d+)\s*$/i.test(attribute))
      if (gone) this.#cookies.delete(name)
      else this.#cookies.set(name, pair.slice(pair.indexOf('=') + 1).trim())
    }
  }

  /** Copies every cookie from another jar. */
  takeAll(other: CookieJar): void {
    for (const [name, value] of other.#cookies) this.#cookies.set(name, value)
  }

  /** The token under a name, in one cookie or in chunks; null without one. */
  joined(name: string): string | null {
    return joinChunks(this.header(), name)
  }

  /** The value of one cookie, or null. */
  get(name: string): string | null {
    return this.#cookies.get(name) ?? null
  }

  /** The `Cookie` header to send. */
  header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }
}
