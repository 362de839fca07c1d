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
   * The body as JSON.
   * @throws Unexpected if the status is not the expected one
   */
  json<T>(status: number): T {
    if (this.status !== status)
      throw new Unexpected(
        `${status} was needed, and ${this.status} came: ${this.code() ?? 'no reason given'}.`,
      )
    return JSON.parse(this.text)
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
