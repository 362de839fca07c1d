/** The answer to a request. */
export class Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly ms: number

  constructor(response: Response, text: string, ms: number) {
    this.status = response.status
    this.headers = response.headers
    this.text = text
    this.ms = ms
  }

  /**
   * This reply, if it has one of the statuses that mean something to the experiment.
   * @throws Unexpected for any other status
   */
  oneOf(...statuses: readonly number[]): this {
    if (!statuses.includes(this.status))
      throw new Unexpected(
        `${statuses.join(' or ')} was needed, and ${this.status} came: ${this.code() ?? 'no reason given'}.`,
      )
    return this
  }

  /**
   * The body as JSON.
   * @throws Unexpected if the status is not the expected one
   */
  json<T>(status: number): T {
    return JSON.parse(this.oneOf(status).text)
  }

  /** The code in the address to which NextAuth redirects a refused sign-in; null without one. */
  signInRefusal(): string | null {
    return new URLSearchParams(this.headers.get('location')?.split('?')[1]).get('code')
  }

  /** The code of an error, or null. */
  code(): string | null {
    try {
      const body: { error?: { code?: unknown } } = JSON.parse(this.text)
      return typeof body.error?.code === 'string' ? body.error.code : null
    } catch {
      return null
    }
  }
}

/**
 * An answer of the site with which the experiment cannot continue. Its message is for the reader of
 * the run.
 */
export class Unexpected extends Error {}
