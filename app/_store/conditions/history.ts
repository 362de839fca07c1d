import 'server-only'
import { type StoreConditions, underStoreConditions } from './conditions'
import { type RecordsSnapshot, takeSnapshot, withRecords } from './copy'

interface Moment {
  /** By when the records were so, as `now` tells it; in ms. */
  at: number
  snapshot: RecordsSnapshot
}

/** More is not held: whoever asks for something older is given the oldest. */
const MOST_MOMENTS = 32
const MOST_KEYS = 200

/** What the records of the people of one run of labs were, from its first moment on. */
export class RecordsHistory {
  /** In order. */
  readonly #moments: Moment[] = []
  readonly #keys = new Set<string>()
  #last: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly run: string,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /**
   * To be awaited after each piece of work that may have changed something. @throws
   * StoreUnavailable
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

  /**
   * Does a piece of work, and remembers what it writes to Redis; the database is asked by person.
   */
  watch<T>(conditions: StoreConditions, work: () => Promise<T>): Promise<T> {
    const redis = async (commands: readonly string[][], ask: () => Promise<unknown>) => {
      for (const [command, key = ''] of commands)
        if (command === 'SET' && this.#keys.size < MOST_KEYS) this.#keys.add(key)
      return ask()
    }
    return underStoreConditions({ ...conditions, redis }, work)
  }

  /**
   * Does a piece of work that finds the records as they were so many ms ago. @throws
   * StoreUnavailable
   */
  async asOf<T>(lagMs: number, conditions: StoreConditions, work: () => Promise<T>): Promise<T> {
    await this.note() // whatever happened elsewhere
    const latest = this.now() - lagMs
    const moment = this.#moments.findLast(({ at }) => at <= latest) ?? this.#moments[0]
    if (!moment) throw new TypeError('The first moment is noted before anybody asks.')
    return withRecords(moment.snapshot, conditions, work)
  }
}
