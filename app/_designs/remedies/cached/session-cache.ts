import 'server-only'
import type { AdapterSession, AdapterUser } from 'next-auth/adapters'

export interface CachedSession {
  session: AdapterSession
  user: AdapterUser
}

export interface SessionCacheOptions {
  /** How long a session is kept, in ms. */
  ms: number
  /** The maximum number of sessions. */
  most?: number
  /** The name of the cache. Two instances of NextAuth in one process must not share one. */
  name?: string
}

/**
 * The cache of this process. Next bundles pages and route handlers separately, so a module variable
 * would exist twice, and one copy would miss a sign-out.
 */
export function sessionCache({ ms, most, name = 'default' }: SessionCacheOptions): SessionCache {
  const key = Symbol.for(`session cache: ${name}`)
  const known: SessionCache | undefined = Reflect.get(globalThis, key)
  const cache = known ?? new SessionCache(ms, most)
  Reflect.set(globalThis, key, cache)
  return cache
}

/**
 * Found sessions, each kept for `ms`. A `Map` keeps the order of insertion, and all sessions have
 * the same lifetime. So the first one is the oldest, and no LRU library is needed.
 */
export class SessionCache {
  readonly #entries = new Map<string, CachedSession & { until: number }>()
  #evictions = 0

  constructor(
    private readonly ms: number,
    private readonly most = 10_000,
    /** A clock that nobody can set: set back by an hour, it would keep a copy for an hour. */
    private readonly now: () => number = () => performance.now(),
    private readonly wall: () => number = () => Date.now(),
  ) {}

  /** The cached session, if it was found less than `ms` ago and has not expired. */
  get(sessionToken: string): CachedSession | null {
    const entry = this.#entries.get(sessionToken)
    if (!entry || this.now() >= entry.until) return null
    if (this.wall() >= entry.session.expires.getTime()) return null
    return { session: { ...entry.session }, user: { ...entry.user } }
  }

  /**
   * Asks the store and keeps the session that it finds. A miss is not kept, or a new session would
   * be refused. A session that was evicted during the lookup is not kept either, because the answer
   * may be outdated.
   */
  async load<Found extends CachedSession>(
    sessionToken: string,
    find: () => Promise<Found | null>,
  ): Promise<Found | null> {
    const before = this.#evictions
    // Counted from before the lookup, because the answer can be that old.
    const until = this.now() + this.ms
    const found = await find()
    if (found !== null && this.#evictions === before)
      this.#keep(sessionToken, { session: { ...found.session }, user: { ...found.user }, until })
    return found
  }

  /** Forgets a session. Call it after the change in the store. */
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
    this.#entries.delete(sessionToken) // moves the entry to the end of the order
    this.#entries.set(sessionToken, entry)
    for (const [oldest, { until }] of this.#entries) {
      if (this.#entries.size <= this.most && until > this.now()) return
      this.#entries.delete(oldest)
    }
  }
}
