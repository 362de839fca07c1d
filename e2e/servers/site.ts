import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { until } from '../fixtures/wait-for'
import { type Program, startProgram } from './child-process'
import { freePort } from './free-port'
import { sharedRedisUrl } from './redis'

/** A site under test. The tests need its secrets to forge tokens. */
export interface Site {
  url: string
  secret: string
  cronSecret: string
}
export interface RunningSite
  extends Site,
    Pick<Program, 'log' | 'output' | 'pid' | 'stop' | 'kill'> {
  /** What it said of itself at start. */
  health: Health
}

/** The data that the global set-up passes to every worker. */
export interface Suite {
  /** The folder of the copied standalone server. Each site makes its own data folder in it. */
  folder: string
  /** The sites that most tests share. */
  sites: Site[]
  /** The site whose store and log a test can read. */
  open: { site: Site; storeUrl: string; log: string }
  designs: string[]
  /** A PostgreSQL server for new databases; null for the embedded store. */
  postgres: string | null
}

const health = z.object({
  store: z.object({ kind: z.string(), ok: z.boolean() }),
  designs: z.array(z.string()),
})
export type Health = z.infer<typeof health>

export async function getHealth(url: string): Promise<Health | null> {
  try {
    return health.parse(await (await fetch(`${url}/api/health`)).json())
  } catch {
    return null
  }
}

/**
 * The environment of a site for tests: each client can name its own address (one trusted proxy).
 */
export async function siteEnv(folder: string, env: Record<string, string> = {}) {
  const port = await freePort()
  return {
    PORT: String(port),
    HOSTNAME: '127.0.0.1',
    DATA_DIR: join(folder, `data-${port}`),
    TRUSTED_PROXY_HOPS: '1',
    CRON_SECRET: randomBytes(24).toString('base64url'),
    AUTH_SECRET: randomBytes(33).toString('base64url'),
    REDIS_URL: sharedRedisUrl() ?? '',
    LAB_VULNERABLE: 'on',
    ...env,
  }
}

/**
 * Newer versions of V8 optimize WebAssembly this late. Node 20 does it during the start of an
 * embedded store, which costs as much time as all the rest of that start.
 */
export const LATE_WASM = '--wasm-tiering-budget=13000000'

/** Starts the server without waiting for it, for servers that should refuse to start. */
export const startServer = (folder: string, env: Record<string, string>): Program =>
  startProgram(process.execPath, [LATE_WASM, 'server.js'], {
    cwd: join(folder, 'server'),
    env,
    log: join(folder, `log-${env.PORT}`),
  })

/** A way to start a site. */
export type StartSite = (folder: string, env?: Record<string, string>) => Promise<RunningSite>

/** Starts a separate site and waits until it answers. The caller stops it. */
export const startSite: StartSite = async (folder, extra = {}) => {
  const env = await siteEnv(folder, extra)
  const program = startServer(folder, env)
  const url = `http://127.0.0.1:${env.PORT}`
  const health = await until('the site to answer', async () => {
    if (program.hasExited()) throw new Error(`The site ended at start:\n${program.output()}`)
    return getHealth(url)
  })
  const { log, output, pid, stop, kill } = program
  const { AUTH_SECRET: secret, CRON_SECRET: cronSecret } = env
  return { url, secret, cronSecret, health, log, output, pid, stop, kill }
}
