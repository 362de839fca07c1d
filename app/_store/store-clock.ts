import 'server-only'

/** Two clocks of this process, in ms: one that somebody can set, and one that only runs. */
export interface OwnClocks {
  wall(): number
  steady(): number
}

const OWN: OwnClocks = { wall: () => Date.now(), steady: () => performance.now() }

/** After this time, the clocks are compared again, in ms. */
const FRESH_MS = 60_000
/** A smaller difference, in ms, is ignored: answers take time, and no clock is exact. */
const NOISE_MS = 1_000

interface Compared {
  /**
   * The time of the store's clock, in ms since 1970, at the time `own` of this process's clocks.
   */
  store: number
  own: { wall: number; steady: number }
}

/**
 * How far the clock of this process is ahead of the store's. Several servers share one store, so
 * its clock decides about what is stored. Asked once a minute in the background; a caller waits
 * only if the clock of this process was set, or the process slept.
 */
export class StoreClock {
  #compared: Compared | null = null
  #comparing: Promise<void> | null = null
  #toldMs = 0

  /**
   * @param ask the time of the store's clock, in ms since 1970; null if the store is in this
   * process
   * @param changed gets each new difference of more than a second, in ms
   */
  constructor(
    private readonly ask: (() => Promise<number>) | null,
    private readonly changed: (aheadMs: number) => void = () => {},
    private readonly own: OwnClocks = OWN,
  ) {}

  /**
   * The difference in ms, in whole seconds; negative if this process is behind.
   * @throws the error of the store, if it has to be asked and does not answer
   */
  async aheadMs(): Promise<number> {
    if (this.ask === null) return 0
    if (this.#compared === null || this.#wasSet(this.#compared)) await this.#compare(this.ask)
    else if (this.own.steady() - this.#compared.own.steady > FRESH_MS)
      void this.#compare(this.ask).catch(() => {}) // until the next time, the last answer is used
    return this.lastAheadMs()
  }

  /** The same without asking, for work that cannot wait, because it holds a connection. */
  lastAheadMs(): number {
    if (this.#compared === null) return 0
    const { store, own } = this.#compared
    const now = store + this.own.steady() - own.steady
    return Math.trunc((this.own.wall() - now) / NOISE_MS) * NOISE_MS + 0
  }

  #wasSet({ own }: Compared): boolean {
    const passed = this.own.steady() - own.steady
    return Math.abs(this.own.wall() - own.wall - passed) >= NOISE_MS
  }

  #compare(ask: () => Promise<number>): Promise<void> {
    this.#comparing ??= this.#asked(ask).finally(() => {
      this.#comparing = null
    })
    return this.#comparing
  }

  async #asked(ask: () => Promise<number>): Promise<void> {
    const began = this.own.steady()
    const store = await ask()
    const ended = this.own.steady()
    // The answer is from the middle of the time that it took.
    const own = { wall: this.own.wall() - (ended - began) / 2, steady: (began + ended) / 2 }
    this.#compared = { store, own }
    this.#tell(this.lastAheadMs())
  }

  #tell(aheadMs: number): void {
    if (Math.abs(aheadMs - this.#toldMs) <= NOISE_MS) return
    this.#toldMs = aheadMs
    this.changed(aheadMs)
  }
}
