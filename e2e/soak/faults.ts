import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { OwnPostgres } from '../servers/postgres'

/** A fault of the store, from `begin` until `end`. */
export interface Fault {
  name: string
  begin(): Promise<void>
  end(): Promise<void>
}

/** The faults, one after the other. The first round has none. */
export function storeFaults(postgres: OwnPostgres): Fault[] {
  let underWay: Promise<void> = Promise.resolve()
  let deadlocks: Deadlocks | null = null
  const restart = (signal: 'SIGINT' | 'SIGQUIT') => async () => {
    underWay = postgres.end(signal).then(() => postgres.start())
  }
  const over = () => underWay
  return [
    { name: 'no fault', begin: over, end: over },
    { name: 'PostgreSQL restarted', begin: restart('SIGINT'), end: over },
    {
      name: 'PostgreSQL read-only',
      begin: () => setReadOnly(postgres.url, 'on'),
      end: () => setReadOnly(postgres.url, 'off'),
    },
    {
      name: 'deadlocks',
      async begin() {
        deadlocks = new Deadlocks(postgres.url)
      },
      end: async () => deadlocks?.stop(),
    },
    { name: 'PostgreSQL crashed', begin: restart('SIGQUIT'), end: over },
  ]
}

const [MINUTE_MS, HOUR_MS] = [60_000, 3_600_000]
/**
 * How far the clock of one process is ahead, round after round, in ms. Each step is longer than
 * any difference between two clocks that a token should survive.
 */
export const CLOCK_STEPS_MS = [0, HOUR_MS, -5 * MINUTE_MS, 0, 5 * MINUTE_MS, -HOUR_MS] as const

/** Acts like a failover to a standby: every connection is affected, also those that are open. */
async function setReadOnly(connectionString: string, value: 'on' | 'off'): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query('SET default_transaction_read_only = off')
  await client.query(`ALTER SYSTEM SET default_transaction_read_only = ${value}`)
  await client.query('SELECT pg_reload_conf()')
  await client.end()
}

/**
 * Pairs of tables whose first one refers to the second one. A query of the site locks them in this
 * order, and the fault locks them in both orders.
 */
const RELATED = [
  ['Session', 'User'],
  ['TokenSession', 'User'],
  ['RefreshToken', 'TokenSession'],
  ['NotBefore', 'User'],
  ['DeniedSession', 'TokenSession'],
] as const
const PAIRS = RELATED.flatMap(([one, other]) => [
  [other, one],
  [one, other],
])

/**
 * Locks two tables one after the other, again and again. PostgreSQL ends the query of the site that
 * has the second one and wants the first one, because this connection looks for a deadlock only
 * after a minute.
 */
class Deadlocks {
  #over = false
  readonly #done: Promise<void>

  constructor(connectionString: string) {
    this.#done = this.#provoke(new pg.Client({ connectionString }))
  }

  stop(): Promise<void> {
    this.#over = true
    return this.#done
  }

  async #provoke(client: pg.Client): Promise<void> {
    await client.connect()
    await client.query("SET deadlock_timeout = '1min'")
    await client.query("SET lock_timeout = '2s'")
    for (let turn = 0; !this.#over; turn += 1) {
      const [one, other] = PAIRS[turn % PAIRS.length] ?? []
      await client.query('BEGIN')
      await client.query(`LOCK TABLE "${one}" IN ACCESS EXCLUSIVE MODE`).catch(ignored)
      await pause(20) // meanwhile a query waits for the first one
      await client.query(`LOCK TABLE "${other}" IN ACCESS EXCLUSIVE MODE`).catch(ignored)
      await client.query('ROLLBACK')
      await pause(20)
    }
    await client.end()
  }
}

/** The error of a lock that was not free in time. */
const ignored = () => {}

/** How many queries PostgreSQL has ended because of a deadlock. */
export const deadlocksIn = (postgres: OwnPostgres): number =>
  postgres.output().split('deadlock detected').length - 1
