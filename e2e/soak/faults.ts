import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { OwnPostgres } from '../servers/postgres'

/** Something that goes wrong with the store, from `begin` until `end`. */
export interface Fault {
  name: string
  begin(): Promise<void>
  end(): Promise<void>
}

/** What goes wrong, one after the other. In the first round nothing does. */
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

/** As after a failover to a standby: every connection is told, the open ones too. */
async function setReadOnly(connectionString: string, value: 'on' | 'off'): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query('SET default_transaction_read_only = off')
  await client.query(`ALTER SYSTEM SET default_transaction_read_only = ${value}`)
  await client.query('SELECT pg_reload_conf()')
  await client.end()
}

/**
 * Tables of which the first refers to the second, so that a query of the site takes them in this
 * order, and the other way round.
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
 * Takes two tables after each other, again and again. A query that has the second one and wants the
 * first is the victim, as this connection looks for a deadlock only after a minute.
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
      await pause(20) // a query that waits for the first one comes, and looks for a deadlock later
      await client.query(`LOCK TABLE "${other}" IN ACCESS EXCLUSIVE MODE`).catch(ignored)
      await client.query('ROLLBACK')
      await pause(20)
    }
    await client.end()
  }
}

/** A lock that was not to be had within its time. */
const ignored = () => {}

/** How many queries PostgreSQL has ended because of a deadlock. */
export const deadlocksIn = (postgres: OwnPostgres): number =>
  postgres.output().split('deadlock detected').length - 1
