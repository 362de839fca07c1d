import type { APIRequestContext } from '@playwright/test'
import { Client, type ClientAnswer, requestsOf } from '../../fixtures/client'

/** Shorter values are not secret, and could be in a log by chance. */
const SECRET_LENGTH = 20

/**
 * A person's browser for requests and forms: it keeps cookies, sends an Origin, and follows no
 * redirect.
 */
export class LiftDevice extends Client {
  constructor(
    origin: string,
    private readonly request: APIRequestContext,
    private readonly secrets: Set<string>,
  ) {
    super(origin, requestsOf(request))
  }

  override async send(...args: Parameters<Client['send']>): Promise<ClientAnswer> {
    const response = await super.send(...args)
    await this.#remember()
    return response
  }

  /**
   * Opens a page and finds the form with this button.
   * @returns a function that sends the form, as a browser without JavaScript would
   */
  async form(
    path: string,
    button: string,
  ): Promise<(fields?: Record<string, string>) => Promise<ClientAnswer>> {
    const page = await (await this.get(path)).text()
    const form = page.split('<form').find((part) => part.includes(`>${button}</button>`))
    if (form === undefined)
      throw new Error(`${path} has no button “${button}”:\n${page.slice(0, 500)}`)
    const hidden = [
      ...form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g),
    ].map(([, name = '', value = '']) => [name, value])
    return async (fields = {}) => {
      const response = await this.request.fetch(new URL(path, this.origin).href, {
        ...{ method: 'POST', maxRedirects: 0, headers: { origin: this.origin } },
        multipart: { ...Object.fromEntries(hidden), ...fields },
      })
      await this.#remember()
      return response
    }
  }

  async submit(
    path: string,
    button: string,
    fields: Record<string, string> = {},
  ): Promise<ClientAnswer> {
    return (await this.form(path, button))(fields)
  }

  /** Sends a form to an endpoint of NextAuth, with the CSRF token. */
  async post(path: string, form: Record<string, string> = {}): Promise<ClientAnswer> {
    const { csrfToken }: { csrfToken: string } = await (await this.get('/api/auth/csrf')).json()
    return this.send('POST', `/api/auth/${path}`, { form: { csrfToken, ...form } })
  }

  state() {
    return this.request.storageState()
  }

  close(): Promise<void> {
    return this.request.dispose()
  }

  async #remember(): Promise<void> {
    for (const { name, value } of await this.cookies())
      if (value.length >= SECRET_LENGTH && !name.endsWith('callback-url')) this.secrets.add(value)
  }
}
