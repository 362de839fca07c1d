import 'server-only'
import { type StoreConditions, underStoreConditions } from './conditions'
import { type RecordsSnapshot, takeSnapshot, withRecords } from './copy'

interface Moment {
  /** When the records were in this state, on the clock of `now`, in ms. */
  at: number
  snapshot: RecordsSnapshot
}

/** The maximum number of moments. For an older time, the oldest one is used. */
const MOST_MOMENTS = 32
const MOST_KEYS = 200

/** The earlier states of the records of the people of one run of labs, since its first moment. */
export class RecordsHistory {
  /** The moments in order. */
  readonly #moments: Moment[] = []
  readonly #keys = new Set<string>()
  #last: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly run: string,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /**
   * Records the current state. Await it after each piece of work that may have changed records.
   * @throws StoreUnavailable
   */
  note(): Promise<void> {
    const noted = this.#last.then(async () => {
      const snapshot = await takeSnapshot(this.run, [...this.#keys])
      this.#moments.push({ at: this.now(), snapshot })
      this.#moments.splice(0, this.#moments.length - MOST_MOMENTS)
    })
    this.#last = noted.catch(() => {})
    return noted
  }

  /** Runs work, and records its writes to Redis. The database is queried by person. */
  watch<T>(conditions: StoreConditions, work: () => Promise<T>): Promise<T> {
    const redis = async (commands: readonly string[][], ask: () => Promise<unknown>) => {
      for (const [command, key = ''] of commands)
        if (command === 'SET' && this.#keys.size < MOST_KEYS) this.#keys.add(key)
      return ask()
    }
    return underStoreConditions({ ...conditions, redis }, work)
  }

  /**
   * Runs work that finds the records as they were some ms ago.
   * @throws StoreUnavailable
   */
  async asOf<T>(lagMs: number, conditions: StoreConditions, work: () => Promise<T>): Promise<T> {
    await this.note() // includes changes by other processes
    const latest = this.now() - lagMs
    const moment = this.#moments.findLast(({ at }) => at <= latest) ?? this.#moments[0]
    if (!moment) throw new TypeError('The first moment is noted before anybody asks.')
    return withRecords(moment.snapshot, conditions, work)
  }
}
