import 'server-only'
import { randomBytes } from 'node:crypto'
import { LAB_RUN_LIFETIME_MS } from '@/_config/lifetimes'
import { oncePerProcess } from '@/_config/once-per-process'
import type { Server } from '@/_designs/kit/server'
import { newServer } from '@/_designs/lab-port/new-server'
import { RecordsHistory } from '@/_store/conditions/history'
import { KnownTokens } from './known-tokens'

export const LETTERS = ['a', 'b', 'c'] as const
export type Letter = (typeof LETTERS)[number]

/** The site's own secret, or one that is new and the same for all servers of a stage. */
export type SecretOf = 'site' | 'stage'

/** A server of a stage, which may find the records as they were so many ms ago. */
export interface LabServer {
  server: Server
  lagMs: number | null
}

interface OfStage {
  /** Null for one that was stopped. */
  servers: Map<Letter, LabServer | null>
  secret: string
  /** What the records of its run were; null until a server lags behind them. */
  history: RecordsHistory | null
  tokens: KnownTokens
  /** On the clock of `now`, in ms. */
  usedAt: number
}

/**
 * More than can be under way at once; beyond it, the stage that has waited longest loses its
 * servers.
 */
const MOST_STAGES = 64
/** Whoever wants more loses servers of their own, and nobody else's. */
const MOST_OF_ONE = 12

/**
 * The servers of the stages of lab runs, up to three each; a stage is named by its owner, and what
 * else tells it from
 * others after a space. They live in this process, share its store, and have a
 * memory of their own, which is gone when they are stopped, when the stage ends, or when a run
 * could go on no longer.
 */
export class LabServers {
  readonly #stages = new Map<string, OfStage>()

  constructor(
    private readonly most = MOST_STAGES,
    private readonly mostOfOne = MOST_OF_ONE,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /**
   * The server of that letter, which is started when it is first asked for; null for one that was
   * stopped.
   */
  find(stage: string, letter: Letter): LabServer | null {
    const { servers } = this.#use(stage)
    return servers.has(letter) ? (servers.get(letter) ?? null) : this.start(stage, letter, 'site')
  }

  /** Starts a server, again if it was there: what it had in memory is gone. */
  start(stage: string, letter: Letter, secret: SecretOf, lagMs: number | null = null): LabServer {
    const of = this.#use(stage)
    const started = { server: newServer(secret === 'stage' ? of.secret : null), lagMs }
    of.servers.set(letter, started)
    return started
  }

  /**
   * What the records of a run were, since a server of the stage began to lag behind them; null
   * where none does.
   */
  history(stage: string): RecordsHistory | null {
    return this.#use(stage).history
  }

  /** Remembers from now on what the records of a run are. */
  beginHistory(stage: string, run: string): RecordsHistory {
    const of = this.#use(stage)
    of.history ??= new RecordsHistory(run)
    return of.history
  }

  /** The tokens that the servers of a stage have given to people of its run. */
  tokens(stage: string): KnownTokens {
    return this.#use(stage).tokens
  }

  stop(stage: string, letter: Letter): void {
    this.#use(stage).servers.set(letter, null)
  }

  /** Ends all servers of a stage. */
  end(stage: string): void {
    this.#stages.delete(stage)
  }

  /**
   * A `Map` keeps the order in which its entries came: who is used comes last, and the first has
   * waited longest.
   */
  #use(stage: string): OfStage {
    const now = this.now()
    const of = this.#stages.get(stage) ?? newStage(now)
    this.#stages.delete(stage)
    const [owner] = stage.split(' ')
    const own = [...this.#stages.keys()].filter((other) => other.split(' ')[0] === owner)
    for (const other of own.slice(0, Math.max(0, own.length + 1 - this.mostOfOne)))
      this.#stages.delete(other)
    for (const [other, { usedAt }] of this.#stages) {
      if (this.#stages.size < this.most && usedAt > now - LAB_RUN_LIFETIME_MS) break
      this.#stages.delete(other)
    }
    of.usedAt = now
    this.#stages.set(stage, of)
    return of
  }
}

const newStage = (usedAt: number): OfStage => ({
  ...{ servers: new Map(), secret: randomBytes(33).toString('base64url') },
  ...{ history: null, tokens: new KnownTokens(), usedAt },
})

export const labServers = (): LabServers =>
  oncePerProcess('servers of lab runs', () => new LabServers())
