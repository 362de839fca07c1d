import 'server-only'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { ConfigError } from '@/_config/config-error'
import { applyMigrations } from './migrate'
import { readSnapshot } from './snapshot'

/**
 * Opens PostgreSQL inside this process: in `<dataDir>/postgres`, or in memory if nothing can be
 * written. A new one starts from the generated snapshot, or empty without one.
 * @throws ConfigError if another running process has the folder open, which would corrupt it
 */
export async function openEmbedded(dataDir: string | null): Promise<PGlite> {
  if (dataDir !== null) claim(join(dataDir, 'postgres.lock'), dataDir)
  const folder = dataDir === null ? null : join(dataDir, 'postgres')
  const snapshot = folder !== null && existsSync(folder) ? null : await readSnapshot()
  return PGlite.create({
    ...(folder !== null && { dataDir: folder }),
    ...(snapshot && { loadDataDir: snapshot }),
  })
}

/**
 * Opens PostgreSQL like `openEmbedded`, and applies every migration.
 * @throws ConfigError if another running process has the folder open
 */
export async function openMigrated(dataDir: string | null): Promise<PGlite> {
  const opened = await openEmbedded(dataDir)
  await applyMigrations(new PrismaPGlite(opened))
  return opened
}

function claim(lock: string, dataDir: string): void {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
  } catch {
    const owner = Number(readFileSync(lock, 'utf8'))
    if (owner !== process.pid && isRunning(owner)) {
      throw new ConfigError(
        `The embedded database in ${dataDir} is in use by process ${owner}: stop it, or set DATA_DIR to another folder.`,
      )
    }
    writeFileSync(lock, String(process.pid))
  }
  process.once('exit', () => rmSync(lock, { force: true }))
}

function isRunning(pid: number): boolean {
  // a crash can leave an empty lock; signal 0 to pid 0 would test this process itself
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
