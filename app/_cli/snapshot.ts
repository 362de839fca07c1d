// Part of `npm run generate`: saves a new embedded store with all migrations applied. The first
// start of a server loads this snapshot.
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { applyMigrations } from '@/_store/migrate'
import { SNAPSHOT_DIR, snapshotPath } from '@/_store/snapshot'

const path = await snapshotPath()
// Its name stands for the migrations. Another version of PGlite may have another format.
const makers = ['package-lock.json', fileURLToPath(import.meta.url)]
const madeAt = existsSync(path) ? statSync(path).mtimeMs : 0
if (makers.some((maker) => statSync(maker).mtimeMs > madeAt)) {
  // Small segments of the log, because every store that loads the snapshot copies a whole one.
  const store = await PGlite.create({ initDbStartParams: ['--wal-segsize=1'] })
  await applyMigrations(new PrismaPGlite(store))
  // Nobody makes another database in there, and each of the two templates is as large as the rest.
  await store.exec("UPDATE pg_database SET datistemplate = false WHERE datname LIKE 'template_'")
  await store.exec('DROP DATABASE template0')
  await store.exec('DROP DATABASE template1')
  const snapshot = Buffer.from(await (await store.dumpDataDir('gzip')).arrayBuffer())
  await store.close()
  rmSync(SNAPSHOT_DIR, { recursive: true, force: true })
  mkdirSync(SNAPSHOT_DIR)
  writeFileSync(path, snapshot)
}
