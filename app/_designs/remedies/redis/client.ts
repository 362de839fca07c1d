import 'server-only'
import type { RedisCommands, RedisTransaction } from './records'

/** As much of what `createClient(…)` of `redis` makes as is needed to open and to close it. */
export interface Connectable extends RedisCommands {
  readonly isOpen: boolean
  connect(): Promise<unknown>
  destroy(): void
  on(event: 'error', listener: () => void): unknown
}

export interface LazyRedisOptions {
  /** How long a request waits for Redis, in ms; then it is out. */
  waitMs?: number
  /** Names the connection, where a process has several. */
  name?: string
}

interface Connection {
  client: Connectable
  ready: Promise<unknown>
}

/**
 * A connection that is made when it is first wanted, so that a build needs no Redis, and once per process. One that broke, or
 * gave no answer in time, is thrown away, and the next request makes another: nobody queues for a Redis that is not there.
 * @throws (each command) whatever Redis answered with, or the failure to get an answer
 */
export function lazyRedis(
  make: () => Connectable,
  { waitMs = 2_000, name = 'default' }: LazyRedisOptions = {},
): RedisCommands {
  const held = heldConnections()

  function connect(): Connection {
    const client = make()
    client.on('error', () => discard(connection)) // unheard, it would end the process; whoever waits for an answer hears of it
    const connection: Connection = { client, ready: client.connect() }
    connection.ready.catch(() => {}) // heard where it is waited for
    held.set(name, connection)
    return connection
  }

  function discard(connection: Connection): void {
    if (held.get(name) === connection) held.delete(name)
    if (connection.client.isOpen) connection.client.destroy()
  }

  async function use(work: (client: RedisCommands) => Promise<unknown>): Promise<unknown> {
    const connection = held.get(name) ?? connect()
    try {
      return await inTime(waitMs, async () => {
        await connection.ready
        return work(connection.client)
      })
    } catch (error) {
      discard(connection)
      throw error
    }
  }

  const transaction = (commands: string[][]): RedisTransaction => ({
    sendCommand: (args) => transaction([...commands, args]),
    exec: () =>
      use((client) =>
        commands.reduce((multi, args) => multi.sendCommand(args), client.multi()).exec(),
      ),
  })

  return {
    sendCommand: (args) => use((client) => client.sendCommand(args)),
    multi: () => transaction([]),
  }
}

/** Pages and route handlers are bundled apart: a module's own variable would exist twice in one process. */
function heldConnections(): Map<string, Connection> {
  const key = Symbol.for('redis connections of sessions')
  const known: Map<string, Connection> | undefined = Reflect.get(globalThis, key)
  const held = known ?? new Map<string, Connection>()
  Reflect.set(globalThis, key, held)
  return held
}

async function inTime<T>(ms: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Redis gave no answer within ${ms} ms.`)), ms)
  })
  try {
    return await Promise.race([work(), late])
  } finally {
    clearTimeout(timer)
  }
}
