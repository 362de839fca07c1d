/** What came back. */
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

  /** The body, where the status is the one that the experiment cannot go on without. */
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

/** What a site answered is not what an experiment can go on with. Its message is for whoever reads the run. */
export class Unexpected extends Error {}
