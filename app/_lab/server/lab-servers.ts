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

/** The secret of the site, or a new one that all servers of a stage share. */
export type SecretOf = 'site' | 'stage'

/** A server of a stage. It may read the records as they were some ms ago. */
export interface LabServer {
  server: Server
  lagMs: number | null
}

interface OfStage {
  /** The servers by letter; null for a stopped one. */
  servers: Map<Letter, LabServer | null>
  secret: string
  /** The history of the run's records; null until a server lags. */
  history: RecordsHistory | null
  tokens: KnownTokens
  /** On the clock of `now`, in ms. */
  usedAt: number
}

/**
 * The limit for all stages, above the number of stages that can run at once. Beyond it, the least
 * recently used stage loses its servers.
 */
const MOST_STAGES = 64
/** The limit for one owner. Beyond it, the owner loses servers of their own. */
const MOST_OF_ONE = 12

/**
 * The servers of lab runs, up to three for each stage. The name of a stage is its owner, a space,
 * and a part that distinguishes the owner's stages. The servers run in this process and share its
 * store. Each has its own memory, which is lost when the server stops, when the stage ends, or when
 * the run is too old.
 */
export class LabServers {
  readonly #stages = new Map<string, OfStage>()

  constructor(
    private readonly most = MOST_STAGES,
    private readonly mostOfOne = MOST_OF_ONE,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** The server of a letter, which starts at its first use; null for a stopped one. */
  find(stage: string, letter: Letter): LabServer | null {
    const { servers } = this.#use(stage)
    return servers.has(letter) ? (servers.get(letter) ?? null) : this.start(stage, letter, 'site')
  }

  /** Starts a server, or restarts it with an empty memory. */
  start(stage: string, letter: Letter, secret: SecretOf, lagMs: number | null = null): LabServer {
    const of = this.#use(stage)
    const started = { server: newServer(secret === 'stage' ? of.secret : null), lagMs }
    of.servers.set(letter, started)
    return started
  }

  /**
   * The history of the run's records since a server of the stage began to lag; null if none lags.
   */
  history(stage: string): RecordsHistory | null {
    return this.#use(stage).history
  }

  /** Starts to record the history of a run. */
  beginHistory(stage: string, run: string): RecordsHistory {
    const of = this.#use(stage)
    of.history ??= new RecordsHistory(run)
    return of.history
  }

  /** The tokens that the servers of a stage issued to people of its run. */
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
   * Finds or makes a stage, and drops stages beyond the limits. A `Map` keeps the order of its
   * entries, so the first stage is the least recently used one.
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
