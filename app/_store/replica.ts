import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { oncePerProcess } from '@/_config/once-per-process'

/** What was written to the primary, and how it is written to the replica. */
interface Entry {
  /** As `now` told it. */
  at: number
  apply(): Promise<unknown>
}

/**
 * A copy of the stores that lags behind: every write is carried over to it in order, `lagMs` after it was made. Nobody
 * sees when that is really done, as long as it is done before anybody reads.
 */
export class Replica {
  readonly id = randomUUID()
  readonly #log: Entry[] = []
  #caughtUp: Promise<void> = Promise.resolve()

  constructor(
    /** ms */
    public lagMs: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** To be called as soon as the primary has something. */
  ship(apply: Entry['apply']): void {
    this.#log.push({ at: this.now(), apply })
    this.caughtUp().catch(() => {}) // whoever reads next is told
  }

  /** When all that is old enough has been carried over. One that could not be breaks the replication off, and every read from then on with it. */
  caughtUp(): Promise<void> {
    this.#caughtUp = this.#caughtUp.then(async () => {
      for (
        let entry = this.#log[0];
        entry && entry.at + this.lagMs <= this.now();
        entry = this.#log[0]
      ) {
        await entry.apply()
        this.#log.shift()
      }
    })
    return this.#caughtUp
  }
}

/** How a piece of work takes part in a replication: all that it writes goes to the primary and is shipped; what it reads comes from either. */
export interface Replication {
  replica: Replica
  readsFrom: 'primary' | 'replica'
}

const current = oncePerProcess('replication', () => new AsyncLocalStorage<Replication>())

export const replication = (): Replication | undefined => current.getStore()

/** The replica that this piece of work reads from, with all that has arrived there by now; null where it reads from the primary. */
export async function replicaToRead(): Promise<Replica | null> {
  const { replica, readsFrom } = replication() ?? {}
  if (!replica || readsFrom !== 'replica') return null
  await replica.caughtUp()
  return replica
}

/** Runs `work` as part of a replication. */
export const withReplication = <T>(part: Replication, work: () => Promise<T>): Promise<T> =>
  current.run(part, work)
