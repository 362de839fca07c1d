import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { until } from '../fixtures/wait-for'
import { type Program, startProgram } from '../servers/child-process'
import { makeCertificate } from './certificate'
import { edge } from './edge'
import type { Built } from './set-up'

export interface DeploymentOptions {
  as: 'preview' | 'production'
  /** The number of processes of each function. */
  instances: number
  /** The settings of the operator. */
  env?: Record<string, string>
  /** The secret that lets a program through the host's protection; null for an open deployment. */
  bypass?: string | null
}

export interface Deployment {
  /** The address of this deployment only: `https://<host>`. */
  origin: string
  /** The rules by which Chromium finds the deployment. */
  resolverRules: string
  /**
   * Every request through its edge, as `GET host/path function`, with the requests to the project's
   * production.
   */
  requests: readonly string[]
  /** The output of its functions. */
  output(): string
  stop(): Promise<void>
}

/**
 * The permissions of a function: it reads everything, and writes to a temporary folder of its own.
 * The name of the option is different in Node 20.
 */
const permissions = (node: string, temp: string) => [
  node === process.execPath && Number.parseInt(process.versions.node, 10) < 23
    ? '--experimental-permission'
    : '--permission',
  '--allow-fs-read=*',
  `--allow-fs-write=${temp}`,
  '--allow-addons',
  '--no-warnings',
]

/**
 * Runs the functions of the build behind an edge of their own. A process starts at its first
 * request, as on the host.
 */
export async function deploy(
  { copy, functions, node, folder }: Built,
  { as, instances, env = {}, bypass = null }: DeploymentOptions,
): Promise<Deployment> {
  const own = mkdtempSync(join(folder, 'deployment-'))
  const id = randomBytes(3).toString('hex')
  const hosts = {
    url: `svj-${id}-team.vercel.app`,
    branch: `svj-git-${id}-team.vercel.app`,
    production: `svj-${id}.vercel.app`,
  }
  const certificate = makeCertificate(own, Object.values(hosts))
  const programs: Program[] = []
  const ports = new Map<string, Promise<number>>()
  const requests: string[] = []
  const turns = new Map<string, number>()

  const given = (temp: string) => ({
    ...{
      PATH: '/usr/bin:/bin',
      TMPDIR: temp,
      TZ: ':UTC',
      LANG: 'en_US.UTF-8',
      NODE_ENV: 'production',
      NODE_EXTRA_CA_CERTS: certificate.path,
    },
    ...{
      AWS_REGION: 'us-east-1',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      LAMBDA_TASK_ROOT: '/var/task',
    },
    ...{
      VERCEL: '1',
      VERCEL_ENV: as,
      VERCEL_TARGET_ENV: as,
      VERCEL_REGION: 'iad1',
      VERCEL_GIT_COMMIT_SHA: '0123456789abcdef',
    },
    ...{
      VERCEL_URL: hosts.url,
      VERCEL_BRANCH_URL: hosts.branch,
      VERCEL_PROJECT_PRODUCTION_URL: hosts.production,
    },
    ...(bypass !== null && { VERCEL_AUTOMATION_BYPASS_SECRET: bypass }),
    ...env,
  })

  async function start(name: string): Promise<number> {
    const built = functions.find((one) => one.name === name)
    if (!built) throw new Error(`The output has no function ${name}.`)
    const temp = mkdtempSync(join(own, 'tmp-'))
    const hostPorts = Object.fromEntries(Object.values(hosts).map((host) => [host, port]))
    const bridge = {
      BRIDGE_FOLDER: built.folder,
      BRIDGE_WEB: built.web ? '1' : '0',
      BRIDGE_HOSTS: JSON.stringify(hostPorts),
    }
    const args = [...permissions(node, temp), join(import.meta.dirname, 'bridge.mjs')]
    const program = startProgram(node, args, {
      cwd: built.folder,
      env: { ...given(temp), ...bridge },
      log: `${temp}.log`,
    })
    programs.push(program)
    return until(`the function ${name} to be ready`, async () => {
      if (program.hasExited()) throw new Error(`The function ${name} ended:\n${program.output()}`)
      const ready = program.output().match(/^BRIDGE (\d+)$/m)
      return ready && Number(ready[1])
    })
  }

  function portOf(name: string): Promise<number> {
    const turn = turns.get(name) ?? 0
    turns.set(name, turn + 1)
    const instance = `${name} ${turn % instances}`
    const started = ports.get(instance) ?? start(name)
    ports.set(instance, started)
    return started
  }

  const server = edge({ certificate, copy, portOf, noted: (line) => requests.push(line), bypass })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    origin: `https://${as === 'production' ? hosts.production : hosts.url}`,
    resolverRules: Object.values(hosts)
      .map((host) => `MAP ${host} 127.0.0.1:${port}`)
      .join(', '),
    requests,
    output: () => programs.map((program) => program.output()).join('\n'),
    async stop() {
      server.closeAllConnections()
      server.close()
      await Promise.all(programs.map((program) => program.stop()))
    },
  }
}
