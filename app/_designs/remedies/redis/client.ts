import 'server-only'
import type { RedisCommands, RedisTransaction } from './records'

/** The required part of a client from `createClient(…)` of `redis`, to open and to close it. */
export interface Connectable extends RedisCommands {
  readonly isOpen: boolean
  connect(): Promise<unknown>
  destroy(): void
  on(event: 'error', listener: () => void): unknown
}

export interface LazyRedisOptions {
  /** How long a request waits for Redis, in ms. After that it fails. */
  waitMs?: number
  /** The name of the connection, if a process has several. */
  name?: string
}

interface Connection {
  client: Connectable
  ready: Promise<unknown>
}

/**
 * A connection that is opened at its first use, once per process, so that a build needs no Redis.
 * If it breaks or does not answer in time, it is closed, and the next request opens a new one. So
 * no requests queue for an unreachable Redis.
 * @throws the error reply of Redis, or an error if there is no reply; each command can throw
 */
export function lazyRedis(
  make: () => Connectable,
  { waitMs = 2_000, name = 'default' }: LazyRedisOptions = {},
): RedisCommands {
  const held = heldConnections()

  function connect(): Connection {
    const client = make()
    // Without a listener, an error would end the process; waiting requests get the error.
    client.on('error', () => discard(connection))
    const connection: Connection = { client, ready: client.connect() }
    connection.ready.catch(() => {}) // the error is handled where the result is awaited
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

/**
 * Next bundles pages and route handlers separately, so a module variable would exist twice in one
 * process.
 */
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
