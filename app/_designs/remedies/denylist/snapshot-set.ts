import 'server-only'

/**
 * A set that is loaded as a whole and kept in memory for at most `heldMs`. A denylist contains only
 * revoked sessions that have not expired, so it is small. If the copy is too old, requests wait for
 * a new one. If loading fails, they get an error and do not fall back to the old copy.
 */
export class SnapshotSet {
  #held: ReadonlySet<string> = new Set()
  /** The set is complete as of this time, in ms. */
  #asOf = Number.NEGATIVE_INFINITY
  #loading: Promise<void> | null = null
  #additions = 0

  constructor(
    private readonly load: () => Promise<Set<string>>,
    private readonly heldMs: number,
    /** A clock that nobody can set: set back by an hour, it would freeze the list for an hour. */
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Synchronous while the set is recent enough, because every request calls it. */
  has(value: string): boolean | Promise<boolean> {
    if (this.now() - this.#asOf < this.heldMs) return this.#held.has(value)
    return this.#askAnew(value)
  }

  /** Adds a value here at once. Other servers see it after their next load. */
  add(value: string): void {
    this.#additions += 1
    this.#held = new Set([...this.#held, value])
  }

  /**
   * Loads the set again if necessary. A load in progress may have started too long ago; a load that
   * starts after this call has not.
   */
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
    // Values added during the load may be missing in its result. Then the result is already
    // outdated.
    const complete = this.#additions === additions
    this.#held = complete ? loaded : new Set([...this.#held, ...loaded])
    if (complete) this.#asOf = asOf
  }
}
