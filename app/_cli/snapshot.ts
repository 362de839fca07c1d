// Part of `npm run generate`: takes down a fresh embedded store with all migrations applied, which
// a first start then loads.
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { applyMigrations } from '@/_store/migrate'
import { SNAPSHOT_DIR, snapshotPath } from '@/_store/snapshot'

const path = await snapshotPath()
// Its name tells the migrations; another version of PGlite may come with another format.
if (!existsSync(path) || statSync(path).mtimeMs < statSync('package-lock.json').mtimeMs) {
  const store = await PGlite.create()
  await applyMigrations(new PrismaPGlite(store))
  const snapshot = Buffer.from(await (await store.dumpDataDir('gzip')).arrayBuffer())
  await store.close()
  rmSync(SNAPSHOT_DIR, { recursive: true, force: true })
  mkdirSync(SNAPSHOT_DIR)
  writeFileSync(path, snapshot)
}
