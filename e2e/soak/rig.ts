import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { everyDesign } from '../fixtures/designs'
import type { Mounted } from '../fixtures/selection'
import { until } from '../fixtures/wait-for'
import { freePort } from '../servers/free-port'
import { type OwnPostgres, startOwnPostgres } from '../servers/postgres'
import { claimRedis } from '../servers/redis'
import { getHealth, type RunningSite, siteEnv, startSite } from '../servers/site'
import { copyStandalone } from '../servers/standalone'

/** One process of the site, and its clock. */
export interface Process {
  readonly name: string
  readonly site: RunningSite
  /** How far its clock is ahead of the real one, in ms. */
  readonly aheadMs: number
  /** Sets its clock this far ahead of the real one, in ms. */
  setClock(aheadMs: number): Promise<void>
  /** Starts it again after a kill, at the same address and with the real time. */
  restart(): Promise<void>
}

/** Processes of the built site on one PostgreSQL of its own, and on Redis if there is one. */
export interface Rig {
  postgres: OwnPostgres
  processes: readonly [Process, ...Process[]]
  designs: Mounted[]
  /** Waits until every process reaches its store. */
  recovered(): Promise<void>
  stop(): Promise<void>
}

const CLOCK = pathToFileURL(resolve('e2e/servers/clock.mjs')).href

export async function startRig(count: number, env: Record<string, string> = {}): Promise<Rig> {
  const postgres = await startOwnPostgres()
  const redis = process.env.REDIS_URL ? await claimRedis(process.env.REDIS_URL) : null
  const folder = copyStandalone()
  const clear = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', clear)
  const shared = { ...env, DATABASE_URL: postgres.url, REDIS_URL: redis?.url ?? '' }
  const first = await startProcess('process 1', folder, shared)
  const processes: [Process, ...Process[]] = [first]
  const secrets = { AUTH_SECRET: first.site.secret, CRON_SECRET: first.site.cronSecret }
  while (processes.length < count)
    processes.push(
      await startProcess(`process ${processes.length + 1}`, folder, { ...shared, ...secrets }),
    )
  const mounted = (await getHealth(first.site.url))?.designs ?? []
  return {
    ...{ postgres, processes },
    designs: everyDesign().filter(({ id }) => mounted.includes(id)),
    async recovered() {
      for (const { site } of processes)
        await until('the site to reach its store again', async () =>
          (await getHealth(site.url))?.store.ok ? true : null,
        )
    },
    async stop() {
      await Promise.all(processes.map(({ site }) => site.stop()))
      await postgres.remove()
      await redis?.stop()
      process.off('exit', clear)
      clear()
    },
  }
}

async function startProcess(
  name: string,
  folder: string,
  extra: Record<string, string>,
): Promise<Process> {
  const clockPort = await freePort()
  const env = await siteEnv(folder, {
    ...extra,
    NODE_OPTIONS: `--import=${CLOCK}`,
    CLOCK_PORT: `${clockPort}`,
  })
  let site = await startSite(folder, env)
  let aheadMs = 0
  return {
    name,
    get site() {
      return site
    },
    get aheadMs() {
      return aheadMs
    },
    async setClock(next) {
      await (await fetch(`http://127.0.0.1:${clockPort}/?step=${next - aheadMs}`)).text()
      aheadMs = next
    },
    async restart() {
      site = await startSite(folder, env)
      aheadMs = 0
    },
  }
}
