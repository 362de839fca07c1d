import 'server-only'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readMigrations } from './migrate'

/** The folder of the snapshot that `npm run generate` makes. */
export const SNAPSHOT_DIR = join(process.cwd(), 'prisma', 'snapshot')

/**
 * The file of a new embedded store with exactly these migrations. Each set of migrations has its
 * own file name.
 */
export async function snapshotPath(): Promise<string> {
  const { migrationDirectories } = await readMigrations()
  return join(
    SNAPSHOT_DIR,
    `${createHash('sha256').update(JSON.stringify(migrationDirectories)).digest('hex').slice(0, 16)}.tar.gz`,
  )
}

/**
 * The snapshot of a new embedded store with all migrations; null if there is none. Loading it takes
 * half the time of a new store.
 */
export async function readSnapshot(): Promise<File | null> {
  const path = await snapshotPath()
  try {
    return new File([await readFile(path)], path, { type: 'application/x-gzip' })
  } catch {
    return null
  }
}
