import { CookieJar } from '@/_designs/client/cookie-jar'
import type { RecordedExchange } from './events'
import { GUARDED, isGuarded } from './gate'
import { Reply, Unexpected } from './reply'
import { type Said, saidOf } from './said'
import { contentOf, type Sending } from './sending'
import type { DesignInfo } from './subject'
import { withTimeLimit } from './time-limit'

export interface Credentials {
  name: string
  email: string
  password: string
}

export interface DeviceOptions {
  /** Headers of every request. */
  headers?: Readonly<Record<string, string>>
}

interface Wiring {
  /** The origin that a request names, and the address to which it goes. */
  origin: string
  address: string
  subject: DesignInfo
  signal: AbortSignal
  headers: Readonly<Record<string, string>>
  /** Headers of every request that the run shows too. */
  shown?: Readonly<Record<string, string>>
  told(action: string, exchange: RecordedExchange): void
}

/** The way of requests to the site. */
export interface RequestRoute {
  /** One of the addresses of the site. The default is its usual one. */
  origin?: string
  /** Headers of every request that the run shows too. */
  headers?: Readonly<Record<string, string>>
}

/** The longest time of an answer of this site, in ms. */
const LONGEST_ANSWER_MS = 15_000
/** The number of characters of a body that the run shows. */
const SHOWN = 4_000

/** One device that speaks HTTP to one site, with a cookie jar of its own. */
export class LabDevice {
  readonly actor: string
  readonly jar: CookieJar
  readonly #wiring: Wiring

  constructor(actor: string, wiring: Wiring, jar = new CookieJar()) {
    this.actor = actor
    this.#wiring = wiring
    this.jar = jar
  }

  /** The same device, with the same cookies, whose requests take another way. */
  via({ origin, headers = {} }: RequestRoute): LabDevice {
    const elsewhere = origin !== undefined && { origin, address: origin }
    return new LabDevice(this.actor, { ...this.#wiring, ...elsewhere, shown: headers }, this.jar)
  }

  get #subject() {
    return this.#wiring.subject
  }

  /** Sends a request as a page of the site does, with its cookies. Follows no redirect. */
  async send(
    method: string,
    path: string,
    { action, json, form, headers: more = {}, quiet = false, late = false }: Sending,
  ): Promise<Reply> {
    const { origin, address, signal, headers: always, shown: ofItsWay = {}, told } = this.#wiring
    const [type, body] = contentOf(json, form)
    const cookie = this.jar.header()
    const shown = {
      ...(cookie && { cookie }),
      ...(method !== 'GET' && { origin }),
      'user-agent': `Lab (${this.actor})`,
      ...(type !== null && { 'content-type': type }),
      ...ofItsWay,
      ...more,
    }
    const startedAt = new Date().toISOString()
    const start = performance.now()
    const [response, text] = await withTimeLimit(signal, LONGEST_ANSWER_MS, async (limited) => {
      const answer = await fetch(address + path, {
        method,
        redirect: 'manual',
        headers: { ...always, ...shown },
        ...(body !== null && { body }),
        signal: limited,
      })
      return [answer, await answer.text()] as const
    })
    const ms = performance.now() - start
    if (isGuarded(response)) throw new Unexpected(GUARDED)
    if (!late) this.jar.take(response.headers)
    if (!quiet)
      told(action, {
        request: { method, url: path, headers: Object.entries(shown), body },
        response: {
          status: response.status,
          headers: [...response.headers],
          body: text.slice(0, SHOWN),
        },
        startedAt,
        ms: Math.round(ms * 10) / 10,
      })
    return new Reply(response, text, ms)
  }

  /** Takes the cookies of an answer that was `late`, over those of every answer before. */
  receive({ headers }: Reply): void {
    this.jar.take(headers)
  }

  /**
   * Signs in through NextAuth's own endpoints, by password or by ticket.
   * @throws Unexpected if NextAuth refuses
   */
  async signIn(
    credentials: Pick<Credentials, 'email' | 'password'> | { ticket: string },
    action = 'signs in',
  ): Promise<Reply> {
    const reply = await this.trySignIn(credentials, action)
    if (this.token() === null) throw new Unexpected('The sign-in gave no session cookie.')
    return reply
  }

  /** Tries to sign in, and returns the answer in any case. */
  async trySignIn(
    credentials: Pick<Credentials, 'email' | 'password'> | { ticket: string },
    action = 'signs in',
  ): Promise<Reply> {
    const sent =
      'ticket' in credentials
        ? { ticket: credentials.ticket }
        : { email: credentials.email, password: credentials.password }
    return this.#post('callback/credentials', sent, action)
  }

  /**
   * Signs out through NextAuth's own endpoint.
   * @throws Unexpected if it does not redirect, as it does after a sign-out
   */
  async signOut(action = 'signs out'): Promise<Reply> {
    return (await this.trySignOut(action)).oneOf(302)
  }

  /** Tries to sign out, and returns the answer in any case. */
  trySignOut(action = 'signs out'): Promise<Reply> {
    return this.#post('signout', {}, action)
  }

  async #post(
    endpoint: string,
    values: Readonly<Record<string, string>>,
    action: string,
  ): Promise<Reply> {
    const base = `/api/auth/${this.#subject.id}`
    const { csrfToken } = (
      await this.send('GET', `${base}/csrf`, { action: 'fetches a CSRF token' })
    ).json<{ csrfToken: string }>(200)
    return this.send('POST', `${base}/${endpoint}`, { action, form: { ...values, csrfToken } })
  }

  /**
   * Asks the design for the person of this device.
   * @throws Unexpected if the answer neither accepts nor refuses
   */
  async whoami(
    action = 'asks who it is',
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Said> {
    const said = await this.tryWhoami(action, headers)
    said.reply.oneOf(200, 401)
    return said
  }

  /** Asks the design for the person of this device, and returns the answer in any case. */
  async tryWhoami(
    action = 'asks who it is',
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Said> {
    const reply = await this.send('GET', `/api/whoami/${this.#subject.id}`, { action, headers })
    return saidOf(reply)
  }

  /**
   * Renews the session in the design's own way.
   * @throws Unexpected if the answer neither renews nor refuses
   */
  async renew(action = 'renews its session', more: Pick<Sending, 'late'> = {}): Promise<Reply> {
    const { method, path } = this.#subject.renewal
    return (await this.send(method, path, { action, ...more })).oneOf(200, 401)
  }

  /** Revokes sessions of its person: the others, or all. @throws Unexpected */
  async revoke(scope: 'others' | 'all', action: string): Promise<void> {
    const path = `/api/sessions/${this.#subject.id}?scope=${scope}`
    ;(await this.send('DELETE', path, { action })).json(200)
  }

  /** Moves the end of this device's session to some seconds from now. @throws Unexpected */
  async shorten(seconds: number): Promise<void> {
    const reply = await this.send('POST', `/api/sessions/${this.#subject.id}/end`, {
      action: `shortens its session to ${seconds} s, to see it end`,
      json: { seconds },
    })
    reply.json(200)
  }

  /** Signs in one more device of the same person, by a ticket. @throws Unexpected */
  async another(device: LabDevice): Promise<LabDevice> {
    const { id } = this.#subject
    const { ticket } = (
      await this.send('POST', `/api/tickets/${id}`, {
        action: `gets a ticket for the ${device.actor.toLowerCase()}`,
        json: { design: id },
      })
    ).json<{ ticket: string }>(201)
    await device.signIn({ ticket }, 'signs in by the ticket')
    return device
  }

  /** Copies the cookies of another device into this jar, as a thief would. */
  copy(victim: LabDevice): void {
    this.jar.takeAll(victim.jar)
  }

  /** The session token of this device, from all its chunks; null if there is none. */
  token(): string | null {
    return this.jar.joined(this.#subject.cookies.sessionToken)
  }

  refreshToken(): string | null {
    return this.jar.get(this.#subject.cookies.refreshToken)
  }
}
