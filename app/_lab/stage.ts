import { type Credentials, type DeviceOptions, LabDevice, type RequestRoute } from './device'
import type { RecordedExchange } from './events'
import { conditionedInstances, type ServerInstances } from './server-instances'
import type { DesignInfo, Finding } from './subject'

type Told =
  | { type: 'step'; actor: string; action: string; exchange: RecordedExchange }
  | { type: 'note'; actor: string; action: string }

interface StageOptions {
  /** Where the site is; nothing is ever asked of another. */
  origin: string
  /** Lets the site count this stage by itself, and not by the address that it shares with others. */
  pass: Readonly<Record<string, string>>
  subject: DesignInfo
  /** The servers behind this site; unless they are given, some that the site runs for this stage. */
  instances?: ServerInstances
  /** What the experiment was set to; where it has no setting, nothing asks for it. */
  setting?: number | undefined
  tell(told: Told): void
  signal: AbortSignal
}

/** Thrown where only the run itself can tell that an experiment cannot be asked of this site; its message says why. */
export class Skipped extends Error {}

/** Where an experiment takes place: one design of one site, a person who was made for it, and devices that speak HTTP to it. */
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
        await fetch(`${options.origin}/api/labs/instances`, {
          method: 'DELETE',
          headers: { ...options.pass, origin: options.origin },
          signal: AbortSignal.timeout(10_000),
        })
      })
  }

  /** A device with a cookie jar of its own that nobody is signed in on. */
  device(actor: string, options: DeviceOptions = {}): LabDevice {
    const { origin, pass, subject, tell, signal } = this.#options
    return new LabDevice(actor, {
      origin,
      subject,
      signal,
      headers: { ...pass, ...options.headers },
      told: (action, exchange) => tell({ type: 'step', actor, action, exchange }),
    })
  }

  /** Makes a person, in a sandbox of their own, who is deleted when the stage is cleared. */
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

  /** Something that is no request. */
  note(actor: string, action: string): void {
    this.#options.tell({ type: 'note', actor, action })
  }

  /** Lets time go by; says so where there is a reason to give. */
  async wait(ms: number, why?: string): Promise<void> {
    if (why !== undefined)
      this.note('Time', `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s go by: ${why}`)
    await pause(ms, this.signal)
  }

  tell(question: string, answer: string, figure: string): void {
    this.findings.set(question, { answer, figure })
  }

  /** Deletes whomever was made here, and ends what was started. */
  async clear(): Promise<void> {
    const { origin, pass } = this.#options
    // What is left of them is given up later by itself.
    await this.instances.end().catch(() => {})
    for (const erase of this.#erasers.splice(0)) {
      await fetch(`${origin}/api/visitors`, {
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
