import { type Credentials, type DeviceOptions, LabDevice, type RequestRoute } from './device'
import type { RecordedExchange } from './events'
import { conditionedInstances, type ServerInstances } from './server-instances'
import type { DesignInfo, Finding } from './subject'

type Told =
  | { type: 'step'; actor: string; action: string; exchange: RecordedExchange }
  | { type: 'note'; actor: string; action: string }

interface StageOptions {
  /** The origin of the site. */
  origin: string
  /** Where the requests go, if not to the origin. */
  address?: string
  /** The header by which the site counts this stage separately, not by its shared address. */
  pass: Readonly<Record<string, string>>
  subject: DesignInfo
  /** The servers behind this site. Without this option, the site runs some for this stage. */
  instances?: ServerInstances
  /** The setting of the experiment; undefined if it has none. */
  setting?: number | undefined
  tell(told: Told): void
  signal: AbortSignal
}

/**
 * Thrown if a run finds that its experiment cannot be done on this site. Its message gives the
 * reason.
 */
export class Skipped extends Error {}

/**
 * The stage of one experiment: one design of one site, a person who is created for it, and devices
 * that speak HTTP.
 */
export class Stage {
  readonly subject: DesignInfo
  readonly origin: string
  readonly signal: AbortSignal
  readonly instances: ServerInstances
  readonly setting: number
  readonly findings = new Map<string, Finding>()
  readonly #options: StageOptions
  readonly #erasers: string[] = []

  constructor(options: StageOptions) {
    this.#options = options
    this.subject = options.subject
    this.origin = options.origin
    this.signal = options.signal
    this.setting = options.setting ?? Number.NaN
    this.instances =
      options.instances ??
      conditionedInstances(this.device('Operator'), async () => {
        await fetch(`${this.#address}/api/labs/instances`, {
          method: 'DELETE',
          headers: { ...options.pass, origin: options.origin },
          signal: AbortSignal.timeout(10_000),
        })
      })
  }

  get #address(): string {
    return this.#options.address ?? this.#options.origin
  }

  /** A device with an empty cookie jar. */
  device(actor: string, options: DeviceOptions = {}): LabDevice {
    const { origin, pass, subject, tell, signal } = this.#options
    return new LabDevice(actor, {
      origin,
      address: this.#address,
      subject,
      signal,
      headers: { ...pass, ...options.headers },
      told: (action, exchange) => tell({ type: 'step', actor, action, exchange }),
    })
  }

  /** Creates a person in a sandbox of their own, who is deleted when the stage is cleared. */
  async person(way: RequestRoute = {}): Promise<Credentials> {
    const { name, email, password, erase } = (
      await this.device('Visitor')
        .via(way)
        .send('POST', '/api/visitors', { action: 'gets an account, for this experiment only' })
    ).json<Credentials & { erase?: string }>(201)
    if (erase) this.#erasers.push(erase)
    return { name, email, password }
  }

  /** A person, and a device on which they are signed in. */
  async visitor(): Promise<{ person: Credentials; visitor: LabDevice }> {
    const person = await this.person()
    const visitor = this.device('Visitor')
    await visitor.signIn(person)
    return { person, visitor }
  }

  /** Records an event that is not a request. */
  note(actor: string, action: string): void {
    this.#options.tell({ type: 'note', actor, action })
  }

  /** Waits some ms, and records the reason if there is one. */
  async wait(ms: number, why?: string): Promise<void> {
    if (why !== undefined)
      this.note('Time', `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s go by: ${why}`)
    await pause(ms, this.signal)
  }

  tell(question: string, answer: string, figure: string): void {
    this.findings.set(question, { answer, figure })
  }

  /** Deletes all people of the stage, and ends its servers. */
  async clear(): Promise<void> {
    const { origin, pass } = this.#options
    // The site drops the rest later by itself.
    await this.instances.end().catch(() => {})
    for (const erase of this.#erasers.splice(0)) {
      await fetch(`${this.#address}/api/visitors`, {
        method: 'DELETE',
        headers: { ...pass, origin, 'content-type': 'application/json' },
        body: JSON.stringify({ erase }),
        signal: AbortSignal.timeout(10_000),
      })
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, ms)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}
