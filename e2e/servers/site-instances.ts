import { randomBytes } from 'node:crypto'
import {
  type InstanceSecret,
  SERVER_INSTANCES,
  type ServerInstance,
} from '../../app/_lab/server-instances'
import { freePort } from './free-port'
import { type RunningSite, startSite } from './site'

/** Three processes of one site with one store. Each keeps its address after a restart. */
export interface SiteInstances {
  url(branch: ServerInstance): string
  stop(branch: ServerInstance): Promise<void>
  /** Starts it, again if it is running. */
  start(branch: ServerInstance, secret: InstanceSecret): Promise<void>
  /** Starts all instances with their first secret. */
  reset(): Promise<void>
  end(): Promise<void>
}

export async function startInstances(
  folder: string,
  env: Record<string, string>,
): Promise<SiteInstances> {
  const secrets = {
    same: randomBytes(33).toString('base64url'),
    new: randomBytes(33).toString('base64url'),
  }
  const ports = new Map<ServerInstance, string>()
  for (const branch of SERVER_INSTANCES) ports.set(branch, String(await freePort()))
  const running = new Map<ServerInstance, { site: RunningSite; secret: InstanceSecret }>()

  async function stop(branch: ServerInstance): Promise<void> {
    const { site } = running.get(branch) ?? {}
    running.delete(branch)
    await site?.stop()
  }
  async function start(branch: ServerInstance, secret: InstanceSecret): Promise<void> {
    await stop(branch)
    const site = await startSite(folder, {
      ...env,
      PORT: ports.get(branch) ?? '',
      AUTH_SECRET: secrets[secret],
    })
    running.set(branch, { site, secret })
  }
  async function reset(): Promise<void> {
    const wrong = SERVER_INSTANCES.filter((branch) => running.get(branch)?.secret !== 'same')
    await Promise.all(wrong.map((branch) => start(branch, 'same')))
  }
  await reset()
  return {
    url: (branch) => `http://127.0.0.1:${ports.get(branch)}`,
    ...{ stop, start, reset },
    end: async () => {
      await Promise.all(SERVER_INSTANCES.map(stop))
    },
  }
}

/**
 * Combines the requests of several callers: work runs once, after all remaining callers have asked
 * for it.
 */
export class Together {
  #left: number
  #asked = 0
  #begin: (() => void) | null = null
  #done = Promise.resolve()

  constructor(parties: number) {
    this.#left = parties
  }

  /**
   * Asks for work.
   * @returns when the work is done
   */
  arrive(work: () => Promise<void>): Promise<void> {
    if (this.#begin === null) {
      this.#done = new Promise<void>((begin) => {
        this.#begin = begin
      }).then(work)
    }
    const done = this.#done
    this.#asked += 1
    this.#check()
    return done
  }

  /** Removes one caller, which has no more requests. */
  leave(): void {
    this.#left -= 1
    this.#check()
  }

  #check(): void {
    if (this.#begin === null || this.#asked < this.#left) return
    this.#asked = 0
    this.#begin()
    this.#begin = null
  }
}
