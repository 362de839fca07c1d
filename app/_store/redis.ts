import 'server-only'
import { ErrorReply } from '@redis/client'
import { getEnv } from '@/_config/env'
import { LAB_RUN_LIFETIME_MS } from '@/_config/lifetimes'
import { oncePerProcess } from '@/_config/once-per-process'
import { traceStep } from '@/_trace/trace'
import { travelToStore } from './distance'
import { StoreUnavailable } from './outage'
import { type RedisClient, redisConnection } from './redis-connection'
import { type Replica, replicaToRead, replication } from './replica'
import { requirePlugged } from './unplugged'

/** As much of the official client as is used here, by the same names. */
export interface Redis {
  sendCommand(args: string[]): Promise<unknown>
  /** Commands that are carried out together or not at all (MULTI … EXEC), in one round trip. */
  multi(): RedisTransaction
}
interface RedisTransaction {
  sendCommand(args: string[]): RedisTransaction
  exec(): Promise<unknown>
}

type Connection = Pick<ReturnType<typeof redisConnection>, 'use'>

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

/** The same few commands are always right, so an error is about the state of Redis (loading, read only, full, no rights): nobody is refused for it. */
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
        requirePlugged()
        await travelToStore()
        return await replicated(connection, commands, work)
      } catch (error) {
        // Its first word only: what follows may repeat the command, and with it a token.
        if (error instanceof ErrorReply)
          console.error(`[redis] answered ${error.message.split(' ')[0]}`)
        throw new StoreUnavailable(error)
      }
    },
  )
}

const READS = new Set(['GET', 'MGET', 'HKEYS', 'HVALS', 'MEMORY', 'PING'])

/** Reads from the replica where this work is told to, and ships what it writes: a replica's keys lie beside the others, under names of its own. */
async function replicated(
  connection: Connection,
  commands: string[][],
  work: Work,
): Promise<unknown> {
  const reads = commands.every(([command = '']) => READS.has(command))
  const from = reads ? await replicaToRead() : null
  const answered = await connection.use((client) =>
    work(client, from ? commands.map((args) => args.map(nameAt(from))) : commands),
  )
  const { replica } = replication() ?? {}
  if (replica && !reads) {
    const copies = commands.map((args) => args.map(nameAt(replica)))
    const names = new Set(copies.flat().filter((arg) => namespaceOf(arg) !== ''))
    // Whatever comes of the replica, its keys are gone after the run.
    const bounded = [...names].map((name) => ['PEXPIRE', name, String(LAB_RUN_LIFETIME_MS)])
    replica.ship(() => connection.use((client) => together(client, [...copies, ...bounded])))
  }
  return answered
}

const nameAt =
  ({ id }: Replica) =>
  (arg: string): string => {
    const namespace = namespaceOf(arg)
    return namespace === '' ? arg : `${namespace}replica ${id} ${arg.slice(namespace.length)}`
  }

const WORDS = new Set(['PXAT', 'XX', 'NX', 'GT', 'USAGE'])

/** `GET site:design:session:$1`: keys are `<site>:<design>:<kind>:<name>`, and the name may be a token. Nothing that was sent is in it. */
function statement([command = '', ...args]: string[]): string {
  return [
    command,
    ...args.map((arg, index) => (WORDS.has(arg) ? arg : `${namespaceOf(arg)}$${index + 1}`)),
  ].join(' ')
}

const namespaceOf = (arg: string): string => arg.match(/^(?:[a-z-]+:){3}/)?.[0] ?? ''
