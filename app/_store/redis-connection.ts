import 'server-only'
import { STORE_CONNECT_TIMEOUT_MS, STORE_QUERY_TIMEOUT_MS } from '@/_config/lifetimes'

/**
 * One connection to the Redis of `url`, opened at its first use. If it breaks or does not answer in
 * time, it is closed, and the next caller opens another one. So no requests queue for an
 * unreachable Redis.
 */
export function redisConnection(url: string) {
  let current: Promise<RedisClient> | null = null

  function connect(): Promise<RedisClient> {
    const open = async (): Promise<RedisClient> => {
      const client = await newClient(url)
      client.on('error', () => discard(client, connecting)) // each waiting caller gets the error
      try {
        return await inTime(STORE_CONNECT_TIMEOUT_MS, client.connect())
      } catch (error) {
        discard(client, connecting)
        throw error
      }
    }
    const connecting = open()
    current = connecting
    return connecting
  }

  function discard(client: RedisClient, connected: Promise<RedisClient>): void {
    if (current === connected) current = null
    if (client.isOpen) client.destroy()
  }

  return {
    /** @throws the error reply of Redis (an `ErrorReply`), or an error if there is no answer */
    async use<T>(work: (client: RedisClient) => Promise<T>): Promise<T> {
      const connected = current ?? connect()
      const client = await connected
      try {
        return await inTime(STORE_QUERY_TIMEOUT_MS, work(client))
      } catch (error) {
        const { ErrorReply } = await redisPackage()
        // After a failover, the address leads from a replica to another server.
        const isReplica = error instanceof ErrorReply && error.message.startsWith('READONLY')
        if (isReplica || !(error instanceof ErrorReply)) discard(client, connected)
        throw error
      }
    },
    close: async () => (await current)?.close(),
  }
}

/** Its hundreds of files are a tenth of the start of a server, which most servers have no use for. */
export const redisPackage = () => import('@redis/client')

/** The time-out of the client covers the TCP handshake, but not the greeting after it. */
const newClient = async (url: string) =>
  (await redisPackage()).createClient({
    url,
    socket: { connectTimeout: STORE_CONNECT_TIMEOUT_MS, reconnectStrategy: false },
  })
export type RedisClient = Awaited<ReturnType<typeof newClient>>

async function inTime<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Redis gave no answer within ${ms} ms.`)), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
