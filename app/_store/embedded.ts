import 'server-only'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { lockFolder } from './folder-lock'
import { applyMigrations } from './migrate'
import { readSnapshot } from './snapshot'

/**
 * Opens PostgreSQL inside this process: in `<dataDir>/postgres`, or in memory if nothing can be
 * written. A new one starts from the generated snapshot, or empty without one.
 * @throws ConfigError if another running process has the folder open, which would corrupt it, or if
 * the folder cannot be locked
 */
export async function openEmbedded(dataDir: string | null): Promise<PGlite> {
  if (dataDir !== null) lockFolder(dataDir)
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
