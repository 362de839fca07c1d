import 'server-only'

/**
 * A set that is read whole and then held in memory, never older than `heldMs`: a denylist has only what was revoked
 * and has not yet expired, so it is small. Whoever finds it too old waits for a new one; where that cannot be had,
 * nobody is let in on the strength of the old one.
 */
export class SnapshotSet {
  #held: ReadonlySet<string> = new Set()
  /** As of when it is complete; in ms since 1970. */
  #asOf = Number.NEGATIVE_INFINITY
  #loading: Promise<void> | null = null
  #additions = 0

  constructor(
    private readonly load: () => Promise<Set<string>>,
    private readonly heldMs: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** Synchronous while the set is new enough, since this is asked on every request. */
  has(value: string): boolean | Promise<boolean> {
    if (this.now() - this.#asOf < this.heldMs) return this.#held.has(value)
    return this.#askAnew(value)
  }

  /** Known here at once; other servers learn of it when they load. */
  add(value: string): void {
    this.#additions += 1
    this.#held = new Set([...this.#held, value])
  }

  /** A load that somebody else began may have looked too long ago by now; one that begins after this question has not. */
  async #askAnew(value: string): Promise<boolean> {
    const oldest = this.now() - this.heldMs
    await this.#reload()
    if (this.#asOf <= oldest) await this.#reload()
    return this.#held.has(value)
  }

  #reload(): Promise<void> {
    this.#loading ??= this.#loadOnce().finally(() => {
      this.#loading = null
    })
    return this.#loading
  }

  async #loadOnce(): Promise<void> {
    const asOf = this.now()
    const additions = this.#additions
    const loaded = await this.load()
    // What was added meanwhile may not be in there yet: then this one is already out of date.
    const complete = this.#additions === additions
    this.#held = complete ? loaded : new Set([...this.#held, ...loaded])
    if (complete) this.#asOf = asOf
  }
}
