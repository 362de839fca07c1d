import 'server-only'
import type { AdapterSession, AdapterUser } from 'next-auth/adapters'

export interface CachedSession {
  session: AdapterSession
  user: AdapterUser
}

export interface SessionCacheOptions {
  /** For how long a session is believed, in ms. */
  ms: number
  /** How many sessions are kept. */
  most?: number
  /** Names the cache, where a process has several: two instances of NextAuth must not share one. */
  name?: string
}

/** The cache of this process. Pages and route handlers are bundled apart, so a module's own variable would be two, and one would not learn of a sign-out. */
export function sessionCache({ ms, most, name = 'default' }: SessionCacheOptions): SessionCache {
  const key = Symbol.for(`session cache: ${name}`)
  const known: SessionCache | undefined = Reflect.get(globalThis, key)
  const cache = known ?? new SessionCache(ms, most)
  Reflect.set(globalThis, key, cache)
  return cache
}

/**
 * Sessions that were found, each for `ms`. A `Map` keeps the order in which they came, and all are kept for
 * the same time: the first is the oldest, and no library is wanted to know which has to go.
 */
export class SessionCache {
  readonly #entries = new Map<string, CachedSession & { until: number }>()
  #evictions = 0

  constructor(
    private readonly ms: number,
    private readonly most = 10_000,
    private readonly now: () => number = () => Date.now(),
  ) {}

  /** What was found less than `ms` ago, unless it is over: a store may know of a renewal. */
  get(sessionToken: string): CachedSession | null {
    const entry = this.#entries.get(sessionToken)
    if (!entry || this.now() >= Math.min(entry.until, entry.session.expires.getTime())) return null
    return { session: { ...entry.session }, user: { ...entry.user } }
  }

  /**
   * Asks the store, and keeps what it finds; that there is nothing is not kept, or a new session would be
   * refused. What was evicted while the store was asked may be in its answer still: that is not kept either.
   */
  async load<Found extends CachedSession>(
    sessionToken: string,
    find: () => Promise<Found | null>,
  ): Promise<Found | null> {
    const before = this.#evictions
    const until = this.now() + this.ms // from before the lookup: what it saw may be as old as that
    const found = await find()
    if (found !== null && this.#evictions === before)
      this.#keep(sessionToken, { session: { ...found.session }, user: { ...found.user }, until })
    return found
  }

  /** Forgets a session, once the store has. */
  evict(sessionToken: string): void {
    this.#evictions += 1
    this.#entries.delete(sessionToken)
  }

  evictPerson(userId: string): void {
    this.#evictions += 1
    for (const [sessionToken, { session }] of this.#entries)
      if (session.userId === userId) this.#entries.delete(sessionToken)
  }

  #keep(sessionToken: string, entry: CachedSession & { until: number }): void {
    this.#entries.delete(sessionToken) // so that it stands last again
    this.#entries.set(sessionToken, entry)
    for (const [oldest, { until }] of this.#entries) {
      if (this.#entries.size <= this.most && until > this.now()) return
      this.#entries.delete(oldest)
    }
  }
}
