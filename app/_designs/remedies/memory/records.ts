import 'server-only'
import { randomUUID } from 'node:crypto'
import type { AdapterSession } from 'next-auth/adapters'

/** What is kept of one session. What this remedy has no use for may be kept with it: a name for the device, or the bounds of `absolute`. */
export interface MemoryRecord extends AdapterSession {
  /** Names the session without giving its token away. */
  id: string
  label: string
  createdAt: Date
  /** When it ends however much it is used; null where use keeps it alive for ever. */
  endsAt: Date | null
  /** How long it may lie unused, in seconds; null for NextAuth's own maximum age. */
  idleS: number | null
}

/** Which sessions of a person: the one of that id, all but the one of that token, or all. */
export type MemorySelection = { id: string } | { except: string } | 'all'

/** As NextAuth asks for it, or with more. */
export type NewMemoryRecord = AdapterSession & Partial<MemoryRecord>

/**
 * The records of this process. Pages and route handlers are bundled apart, so a module's own variable would be two, and a page would never see a session.
 * @param name where a process has several: two instances of NextAuth must not share them
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

/** Session records in this process: gone when it ends, and unknown to any other. */
export class MemoryRecords {
  /** In the order in which they were made. */
  readonly #records = new Map<string, MemoryRecord>()

  constructor(
    private readonly most = 10_000,
    private readonly now: () => number = () => Date.now(),
  ) {}

  /** Where there is no room left, the oldest makes it: memory is all there is. */
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
    this.#records.set(record.sessionToken, record)
    for (const oldest of this.#records.keys()) {
      if (this.#records.size <= this.most) break
      this.#records.delete(oldest)
    }
    return { ...record }
  }

  get(sessionToken: string): MemoryRecord | null {
    const record = this.#records.get(sessionToken)
    return record ? { ...record } : null
  }

  update({
    sessionToken,
    ...change
  }: Pick<AdapterSession, 'sessionToken'> & Partial<AdapterSession>): MemoryRecord | null {
    const record = this.#records.get(sessionToken)
    return record ? { ...Object.assign(record, change) } : null
  }

  delete(sessionToken: string): void {
    this.#records.delete(sessionToken)
  }

  /** Newest first. */
  ofPerson(userId: string): MemoryRecord[] {
    return [...this.#records.values()].filter((record) => record.userId === userId).reverse()
  }

  /** @returns how many there were. */
  deleteOfPerson(userId: string, which: MemorySelection): number {
    const ended = this.ofPerson(userId).filter(
      ({ id, sessionToken }) =>
        which === 'all' || ('id' in which ? id === which.id : sessionToken !== which.except),
    )
    for (const { sessionToken } of ended) this.delete(sessionToken)
    return ended.length
  }

  #sweep(): void {
    const now = this.now()
    for (const [sessionToken, { expires }] of this.#records)
      if (expires.getTime() < now) this.#records.delete(sessionToken)
  }
}
