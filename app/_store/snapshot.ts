import 'server-only'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readMigrations } from './migrate'

/** Where `npm run generate` puts it. */
export const SNAPSHOT_DIR = join(process.cwd(), 'prisma', 'snapshot')

/** The file that holds a fresh embedded store with these very migrations applied: another name for every set of them. */
export async function snapshotPath(): Promise<string> {
  const { migrationDirectories } = await readMigrations()
  return join(
    SNAPSHOT_DIR,
    `${createHash('sha256').update(JSON.stringify(migrationDirectories)).digest('hex').slice(0, 16)}.tar.gz`,
  )
}

/** A fresh embedded store, migrated: to load it takes half the time that making one does. Null where none was generated. */
export async function readSnapshot(): Promise<File | null> {
  const path = await snapshotPath()
  try {
    return new File([await readFile(path)], path, { type: 'application/x-gzip' })
  } catch {
    return null
  }
}
