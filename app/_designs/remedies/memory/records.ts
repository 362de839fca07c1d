import 'server-only'
import { randomUUID } from 'node:crypto'
import type { AdapterSession } from 'next-auth/adapters'

/**
 * A stored session. Other remedies can add fields, such as a device name or the bounds of
 * `absolute`.
 */
export interface MemoryRecord extends AdapterSession {
  /** An id for the session that does not reveal its token. */
  id: string
  label: string
  createdAt: Date
  /** The absolute expiry, which use does not extend; null if there is none. */
  endsAt: Date | null
  /** The idle time in seconds; null for NextAuth's own maximum age. */
  idleS: number | null
}

/**
 * A selection among the sessions of a person: one by its id, all except the one of a token, or all.
 */
export type MemorySelection = { id: string } | { except: string } | 'all'

/** The values of a new session from NextAuth, with optional further fields. */
export type NewMemoryRecord = AdapterSession & Partial<MemoryRecord>

/**
 * The records of this process. Next bundles pages and route handlers separately, so a module
 * variable would exist twice, and a page would never see a session.
 * @param name for several instances of NextAuth in one process, which must not share records
 */
export function memoryRecords({
  most,
  name = 'default',
}: {
  most?: number
  name?: string
} = {}): MemoryRecords {
  const key = Symbol.for(`sessions in memory: ${name}`)
  const known: MemoryRecords | undefined = Reflect.get(globalThis, key)
  const records = known ?? new MemoryRecords(most)
  Reflect.set(globalThis, key, records)
  return records
}

/** Session records of this process. They end with it, and no other process knows them. */
export class MemoryRecords {
  /** The records in their order of creation, with times of the steady clock. */
  readonly #records = new Map<string, MemoryRecord>()

  constructor(
    private readonly most = 10_000,
    private readonly now: () => number = () => Date.now(),
    /** A clock that nobody can set, in ms since 1970. */
    private readonly steady: () => number = () => performance.timeOrigin + performance.now(),
  ) {}

  /**
   * How far the clock of the server was set ahead since the process started, in ms. Sessions are
   * kept by the steady clock: a clock that is set back by an hour must not keep them for an hour
   * more.
   */
  #aheadMs = () => Math.trunc((this.now() - this.steady()) / 1000) * 1000

  /** A copy for callers, whose times are by the clock of the server. */
  #shown = (record: MemoryRecord) => moved(record, this.#aheadMs())

  /**
   * Stores a session. If there is no room, the oldest record is dropped, because the memory is
   * limited.
   */
  create(session: NewMemoryRecord): MemoryRecord {
    const record = {
      id: randomUUID(),
      label: '',
      createdAt: new Date(this.now()),
      endsAt: null,
      idleS: null,
      ...session,
    }
    this.#sweep()
    this.#records.set(record.sessionToken, moved(record, -this.#aheadMs()))
    for (const oldest of this.#records.keys()) {
      if (this.#records.size <= this.most) break
      this.#records.delete(oldest)
    }
    return { ...record }
  }

  get(sessionToken: string): MemoryRecord | null {
    const record = this.#records.get(sessionToken)
    return record ? this.#shown(record) : null
  }

  update({
    sessionToken,
    ...change
  }: Pick<AdapterSession, 'sessionToken'> & Partial<AdapterSession>): MemoryRecord | null {
    const record = this.#records.get(sessionToken)
    if (!record) return null
    const changed = { ...this.#shown(record), ...change }
    this.#records.set(sessionToken, moved(changed, -this.#aheadMs()))
    return changed
  }

  delete(sessionToken: string): void {
    this.#records.delete(sessionToken)
  }

  /** The sessions of a person, newest first. */
  ofPerson(userId: string): MemoryRecord[] {
    return [...this.#records.values()]
      .filter((record) => record.userId === userId)
      .map(this.#shown)
      .reverse()
  }

  /**
   * Deletes sessions of a person.
   * @returns the number of sessions
   */
  deleteOfPerson(userId: string, which: MemorySelection): number {
    const ended = this.ofPerson(userId).filter(
      ({ id, sessionToken }) =>
        which === 'all' || ('id' in which ? id === which.id : sessionToken !== which.except),
    )
    for (const { sessionToken } of ended) this.delete(sessionToken)
    return ended.length
  }

  #sweep(): void {
    const now = this.steady()
    for (const [sessionToken, { expires }] of this.#records)
      if (expires.getTime() < now) this.#records.delete(sessionToken)
  }
}

const moved = (record: MemoryRecord, ms: number): MemoryRecord => ({
  ...record,
  createdAt: new Date(record.createdAt.getTime() + ms),
  expires: new Date(record.expires.getTime() + ms),
  endsAt: record.endsAt && new Date(record.endsAt.getTime() + ms),
})
