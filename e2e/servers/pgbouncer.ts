import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from '../fixtures/wait-for'
import { startProgram } from './child-process'
import { freePort } from './free-port'

/** The version of the installed PgBouncer, such as 1.24; null without one. */
export function pgBouncerVersion(): number | null {
  const { stdout } = spawnSync('pgbouncer', ['--version'], { encoding: 'utf8' })
  const version = stdout?.match(/PgBouncer (\d+\.\d+)/)?.[1]
  return version === undefined ? null : Number(version)
}

/** The first version that can prepare statements again on another backend. */
export const KEEPS_STATEMENTS = 1.21

/**
 * Starts a PgBouncer in transaction mode in front of the PostgreSQL at `target`, with few backends,
 * so that a client changes them often.
 * @param maxPreparedStatements 0 if it does not keep statements
 */
export async function startPgBouncer(target: string, maxPreparedStatements: number) {
  const { hostname, port, username, password, pathname } = new URL(target)
  const folder = mkdtempSync(join(tmpdir(), 'session-vs-jwt-pgbouncer-'))
  chmodSync(folder, 0o755) // it runs as another user if this process runs as root
  const listens = await freePort()
  const config = join(folder, 'pgbouncer.ini')
  writeFileSync(join(folder, 'users.txt'), `"${username}" "${decodeURIComponent(password)}"\n`)
  writeFileSync(
    config,
    [
      '[databases]',
      `* = host=${hostname} port=${port || 5432}`,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${listens}`,
      'unix_socket_dir =',
      'auth_type = trust',
      `auth_file = ${join(folder, 'users.txt')}`,
      'pool_mode = transaction',
      'default_pool_size = 3',
      ...(maxPreparedStatements > 0 ? [`max_prepared_statements = ${maxPreparedStatements}`] : []),
    ].join('\n'),
  )
  const asOther = process.getuid?.() === 0 ? ['-u', 'nobody'] : []
  const program = startProgram('pgbouncer', [...asOther, config], {
    cwd: folder,
    log: join(folder, 'log'),
  })
  await until('PgBouncer to listen', async () => {
    if (program.hasExited()) throw new Error(`PgBouncer ended at start:\n${program.output()}`)
    return program.output().includes('listening on') ? true : null
  })
  return {
    url: `postgresql://${username}@127.0.0.1:${listens}${pathname}`,
    async stop() {
      await program.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
