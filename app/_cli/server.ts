import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const SERVER = '.next/standalone/server.js'
const PATIENCE_MS = 30_000

export interface RunningServer {
  /** `http://127.0.0.1:<port>` */
  origin: string
  stop(): Promise<void>
}

/** A folder for one run, removed when the process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'session-vs-jwt-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/**
 * Starts the last build in a process of its own, on a free port of the loopback interface. The
 * process gets only `env`, and no setting of this shell.
 * @throws Error if there is no build, or if the server ends before it answers
 */
export async function startServer(env: Record<string, string>): Promise<RunningServer> {
  if (!existsSync(SERVER)) throw new Error('There is no build: run `npm run build` first.')
  const port = await freePort()
  const given = {
    PATH: process.env.PATH ?? '',
    NODE_ENV: 'production',
    HOSTNAME: '127.0.0.1',
    PORT: String(port),
    ...env,
  } as const
  const child = spawn(process.execPath, [SERVER], {
    env: given,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const end = new Promise<void>((ended) => child.once('exit', () => ended()))
  const kill = () => void child.kill()
  process.once('exit', kill)
  const origin = `http://127.0.0.1:${port}`
  await answers(`${origin}/api/health`, () => child.exitCode !== null)
  return {
    origin,
    async stop() {
      process.off('exit', kill)
      kill()
      await end
    },
  }
}

async function answers(url: string, hasEnded: () => boolean): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  while (Date.now() < deadline) {
    if (hasEnded()) throw new Error('The server ended before it answered: see above.')
    if ((await fetch(url).catch(() => null))?.ok) return
    await sleep(100)
  }
  throw new Error(`The server did not answer within ${PATIENCE_MS / 1000} s.`)
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer()
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address !== null
          ? found(address.port)
          : failed(new Error('There is no free port.')),
      )
    })
  })
}
