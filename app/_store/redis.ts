import 'server-only'
import { getEnv } from '@/_config/env'
import { oncePerProcess } from '@/_config/once-per-process'
import { traceStep } from '@/_trace/trace'
import { simulatedStore } from './conditions/seam'
import { StoreUnavailable } from './outage'
import { type RedisClient, redisConnection, redisPackage } from './redis-connection'

/** The part of the official client that is used here, with the same names. */
export interface Redis {
  sendCommand(args: string[]): Promise<unknown>
  /** Commands that run together or not at all (MULTI … EXEC), in one round trip. */
  multi(): RedisTransaction
}
interface RedisTransaction {
  sendCommand(args: string[]): RedisTransaction
  exec(): Promise<unknown>
}

type Connection = Pick<ReturnType<typeof redisConnection>, 'use'>

/** The start of every key of this site. Others can use the same Redis. */
export const OWN_KEYS = 'session-vs-jwt:'

export const hasRedis = (): boolean => getEnv().redisUrl !== null

/** The Redis of REDIS_URL. Every round trip is traced; an outage is a `StoreUnavailable`. */
export const redisStore = (): Redis =>
  oncePerProcess('redis', () => {
    const { redisUrl } = getEnv()
    if (redisUrl === null) throw new TypeError('There is no REDIS_URL.')
    return tracedRedis(redisConnection(redisUrl))
  })

export function tracedRedis(connection: Connection): Redis {
  const transaction = (commands: string[][]): RedisTransaction => ({
    sendCommand: (args) => transaction([...commands, args]),
    exec: () => roundTrip(connection, 'redis MULTI', commands, together),
  })
  return {
    sendCommand: (args) =>
      roundTrip(connection, `redis ${args[0]}`, [args], (client, [sent = []]) =>
        client.sendCommand(sent),
      ),
    multi: () => transaction([]),
  }
}

type Work = (client: RedisClient, commands: string[][]) => Promise<unknown>

const together: Work = (client, commands) =>
  commands.reduce((multi, args) => multi.sendCommand(args), client.multi()).exec()

/**
 * Sends commands to Redis. These few commands are always correct, so an error is about the state of
 * Redis (loading, read-only, full, no rights), and no token is refused for it.
 */
function roundTrip(
  connection: Connection,
  name: string,
  commands: string[][],
  work: Work,
): Promise<unknown> {
  return traceStep(
    { kind: 'lookup', name, statement: commands.map(statement).join('; ') },
    async () => {
      try {
        const simulated = simulatedStore()
        await simulated?.beforeAsking()
        const ask = () => connection.use((client) => work(client, commands))
        return await (simulated?.redis?.(commands, ask) ?? ask())
      } catch (error) {
        const { ErrorReply, MultiErrorReply } = await redisPackage()
        // Only the first word, because the rest can repeat the command, and with it a token.
        const [reply] = error instanceof MultiErrorReply ? error.errors() : [error]
        if (reply instanceof ErrorReply)
          console.error(`[redis] answered ${reply.message.split(' ')[0]}`)
        throw new StoreUnavailable(error)
      }
    },
  )
}

const WORDS = new Set(['PX', 'XX', 'NX', 'GT', 'USAGE'])

/**
 * A command without its values, such as `GET site:design:session:$1`. A key is
 * `<site>:<design>:<kind>:<name>`, and the name can be a token, so it is left out too.
 */
function statement([command = '', ...args]: string[]): string {
  return [
    command,
    ...args.map((arg, index) => (WORDS.has(arg) ? arg : `${namespaceOf(arg)}$${index + 1}`)),
  ].join(' ')
}

const namespaceOf = (arg: string): string => arg.match(/^(?:[a-z-]+:){3}/)?.[0] ?? ''
