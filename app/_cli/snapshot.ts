// Part of `npm run generate`: saves a new embedded store with all migrations applied. The first
// start of a server loads this snapshot.
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { applyMigrations } from '@/_store/migrate'
import { SNAPSHOT_DIR, snapshotPath } from '@/_store/snapshot'

const path = await snapshotPath()
// Its name stands for the migrations. Another version of PGlite may have another format.
if (!existsSync(path) || statSync(path).mtimeMs < statSync('package-lock.json').mtimeMs) {
  // Small segments of the log, because every store that loads the snapshot copies a whole one.
  const store = await PGlite.create({ initDbStartParams: ['--wal-segsize=1'] })
  await applyMigrations(new PrismaPGlite(store))
  const snapshot = Buffer.from(await (await store.dumpDataDir('gzip')).arrayBuffer())
  await store.close()
  rmSync(SNAPSHOT_DIR, { recursive: true, force: true })
  mkdirSync(SNAPSHOT_DIR)
  writeFileSync(path, snapshot)
}
