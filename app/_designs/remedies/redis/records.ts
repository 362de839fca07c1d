import 'server-only'
import { randomUUID } from 'node:crypto'
import type { AdapterSession } from 'next-auth/adapters'
import {
  fromStored,
  type NewRedisRecord,
  type RedisRecord,
  type RedisSelection,
  storedValues,
  toStored,
} from './record'

/**
 * The required part of the official client (`redis`, `@redis/client`), which `createClient(…)`
 * makes.
 */
export interface RedisCommands {
  sendCommand(args: string[]): Promise<unknown>
  /** Starts a transaction (MULTI … EXEC). */
  multi(): RedisTransaction
}
export interface RedisTransaction {
  sendCommand(args: string[]): RedisTransaction
  exec(): Promise<unknown>
}

/**
 * A reply of Redis that has to be a list.
 * @throws TypeError for any other reply, so that no session is accepted or reported as ended on a
 * guess
 */
function listOf(reply: unknown): unknown[] {
  if (!Array.isArray(reply)) throw new TypeError('Redis gave no list.')
  return reply
}

const textsOf = (reply: unknown): string[] => listOf(reply).filter((one) => typeof one === 'string')

/**
 * Session records in Redis 7 or later. Each has its own key, which Redis drops when the session
 * expires. Each person has a hash of session id → token, to find the sessions of the person.
 */
export class RedisRecords {
  constructor(
    private readonly client: RedisCommands,
    private readonly prefix: string,
    private readonly now: () => number = () => Date.now(),
  ) {}

  async create(session: NewRedisRecord): Promise<RedisRecord> {
    const record = {
      id: randomUUID(),
      label: '',
      createdAt: new Date(this.now()),
      endsAt: null,
      idleS: null,
      ...session,
    }
    const { sessionToken, userId } = record
    const writing = this.client
      .multi()
      .sendCommand(this.#set(record))
      .sendCommand(['HSET', this.#person(userId), record.id, sessionToken])
    await this.#outliving(writing, record).exec()
    return record
  }

  async find(sessionToken: string): Promise<RedisRecord | null> {
    const key = this.#session(sessionToken)
    const asked = this.client.multi().sendCommand(['GET', key]).sendCommand(['PTTL', key])
    const [text, ms] = listOf(await asked.exec())
    return fromStored(sessionToken, text, { ms, now: this.now() })
  }

  /**
   * Writes only existing records, so that a session that ended in the meantime does not come back.
   */
  async update({
    sessionToken,
    ...change
  }: Pick<AdapterSession, 'sessionToken'> & Partial<AdapterSession>): Promise<RedisRecord | null> {
    const before = await this.find(sessionToken)
    if (before === null) return null
    const after = { ...before, ...change }
    const [written] = listOf(
      await this.#outliving(
        this.client.multi().sendCommand([...this.#set(after), 'XX']),
        after,
      ).exec(),
    )
    return written === null ? null : after
  }

  async delete(sessionToken: string): Promise<void> {
    const record = await this.find(sessionToken)
    if (record !== null) await this.#deleteAll(record.userId, [[record.id, sessionToken]])
  }

  /** The sessions of a person, newest first. Expired sessions are removed from the index here. */
  async ofPerson(userId: string): Promise<RedisRecord[]> {
    const entries = await this.#entries(userId)
    if (entries.length === 0) return []
    const texts = listOf(
      await this.client.sendCommand(['MGET', ...entries.map(([, token]) => this.#session(token))]),
    )
    const found = entries.map(([id, token], at) => ({ id, record: fromStored(token, texts[at]) }))
    const stale = found.flatMap(({ id, record }) => (record === null ? [id] : []))
    if (stale.length > 0) await this.client.sendCommand(['HDEL', this.#person(userId), ...stale])
    return found
      .flatMap(({ record }) => record ?? [])
      .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
  }

  /**
   * Deletes sessions of a person.
   * @returns the number of sessions
   */
  async deleteOfPerson(userId: string, which: RedisSelection): Promise<number> {
    const entries = await this.#entries(userId)
    return this.#deleteAll(
      userId,
      entries.filter(
        ([id, token]) =>
          which === 'all' || ('id' in which ? id === which.id : token !== which.except),
      ),
    )
  }

  /** A stored record, and its size in bytes as Redis counts it. */
  async stored(
    sessionToken: string,
  ): Promise<{ values: Record<string, string | number>; bytes: number } | null> {
    const key = this.#session(sessionToken)
    const asked = this.client
      .multi()
      .sendCommand(['GET', key])
      .sendCommand(['MEMORY', 'USAGE', key])
    const [text, bytes] = listOf(await asked.exec())
    const values = storedValues(text)
    return values && { values: { key, ...values }, bytes: typeof bytes === 'number' ? bytes : 0 }
  }

  #session = (sessionToken: string) => `${this.prefix}:session:${sessionToken}`
  #person = (userId: string) => `${this.prefix}:person:${userId}`

  /**
   * The arguments that store a record. It is stored for a duration and not until a time, so that
   * Redis drops it by its own clock, even if the clock of this server is wrong.
   */
  #set = (record: RedisRecord) => [
    'SET',
    this.#session(record.sessionToken),
    toStored(record),
    'PX',
    this.#left(record),
  ]

  #left = ({ expires }: RedisRecord) => `${Math.max(1, expires.getTime() - this.now())}`

  /**
   * Keeps the index as long as the last of its sessions: NX sets a first expiry, GT only a later
   * one.
   */
  #outliving(writing: RedisTransaction, record: RedisRecord): RedisTransaction {
    const lasting = ['PEXPIRE', this.#person(record.userId), this.#left(record)]
    return writing.sendCommand([...lasting, 'NX']).sendCommand([...lasting, 'GT'])
  }

  /**
   * Reads both columns in one transaction, so that they match. HGETALL has a different format in
   * each version of the protocol.
   */
  async #entries(userId: string): Promise<[id: string, token: string][]> {
    const key = this.#person(userId)
    const [ids, tokens] = listOf(
      await this.client.multi().sendCommand(['HKEYS', key]).sendCommand(['HVALS', key]).exec(),
    ).map(textsOf)
    return (ids ?? []).map((id, at) => [id, tokens?.[at] ?? ''])
  }

  async #deleteAll(userId: string, entries: [id: string, token: string][]): Promise<number> {
    if (entries.length === 0) return 0
    const keys = entries.map(([, token]) => this.#session(token))
    const ids = entries.map(([id]) => id)
    const deleting = this.client
      .multi()
      .sendCommand(['DEL', ...keys])
      .sendCommand(['HDEL', this.#person(userId), ...ids])
    const [deleted] = listOf(await deleting.exec())
    return typeof deleted === 'number' ? deleted : 0
  }
}
