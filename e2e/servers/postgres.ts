import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import pg from 'pg'
import { until } from '../fixtures/wait-for'
import { type Program, startProgram } from './child-process'
import { freePort } from './free-port'

/** A PostgreSQL of its own, which a test may stop, kill and start again. */
export interface OwnPostgres {
  url: string
  /** The server's log so far. */
  output(): string
  /** Ends all connections and stops (`SIGINT`), or ends without a checkpoint, as in a crash. */
  end(signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): Promise<void>
  /** Starts it again, and waits until it answers. */
  start(): Promise<void>
  /** Ends it and deletes its data. */
  remove(): Promise<void>
}

/** Settings for a test: deadlocks are found soon. Commits are as safe as by default. */
const SETTINGS = ['deadlock_timeout=100ms', 'max_connections=60', 'log_min_messages=warning']

/**
 * Makes a PostgreSQL in a new folder, on a free port. The server refuses to run as root, so root
 * starts it as the user `postgres`.
 * @throws Error if no PostgreSQL is installed
 */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  const bin = binaries()
  const folder = mkdtempSync(join(tmpdir(), 'session-vs-jwt-postgres-'))
  const [data, log, port] = [join(folder, 'data'), join(folder, 'log'), await freePort()]
  const as = process.getuid?.() === 0 ? asPostgres(folder) : []
  const [command = '', ...initdb] = [...as, join(bin, 'initdb'), '-D', data, '-A', 'trust']
  const { status, stderr } = spawnSync(command, [...initdb, '-U', 'postgres', '-E', 'UTF8'])
  if (status !== 0) throw new Error(`PostgreSQL could not make a database in ${data}: ${stderr}`)

  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`
  const options = SETTINGS.flatMap((setting) => ['-c', setting])
  let program: Program | null = null
  const clear = () => {
    void program?.kill()
    // Its processes notice the end of the first one a moment later, and write until then.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  }
  process.once('exit', clear)
  const run = () => {
    const listen = ['-p', `${port}`, '-h', '127.0.0.1', '-k', folder]
    const [file = '', ...args] = [...as, join(bin, 'postgres'), '-D', data, ...listen, ...options]
    program = startProgram(file, args, { cwd: folder, log })
    return program
  }
  async function start(): Promise<void> {
    let running = run()
    await until('PostgreSQL to answer', async () => {
      // After a SIGKILL, its processes hold the shared memory for another moment.
      if (running.hasExited()) running = run()
      return (await answers(url)) ? true : null
    })
  }
  await start()
  const end: OwnPostgres['end'] = async (signal) => program?.kill(signal)
  return {
    ...{ url, start, end },
    output: () => readFileSync(log, 'utf8'),
    async remove() {
      await end('SIGQUIT')
      process.off('exit', clear)
      clear()
    },
  }
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString })
  client.on('error', () => {}) // a connection can end before its query
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** The folder of the newest `initdb`: on the path, or where Debian installs its versions. */
function binaries(): string {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian)
    ? readdirSync(debian)
        .map(Number)
        .sort((a, b) => b - a)
    : []
  const found = [
    ...versions.map((version) => join(debian, `${version}`, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ].find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
  if (found === undefined)
    throw new Error(
      'This needs the programs of a PostgreSQL server (initdb, postgres): install them (on Debian: apt-get install postgresql).',
    )
  return found
}

/** The start of a command that runs as the user `postgres`, which now owns the folder. */
function asPostgres(folder: string): string[] {
  const id = (flag: string) =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout.trim() || Number.NaN)
  const [user, group] = [id('-u'), id('-g')]
  if (Number.isNaN(user) || Number.isNaN(group))
    throw new Error('PostgreSQL does not run as root: make a user "postgres", or be another user.')
  chownSync(folder, user, group)
  return ['setpriv', `--reuid=${user}`, `--regid=${group}`, '--clear-groups']
}
