// npm run migration -- <name>: writes the SQL for the difference between the migrations and the
// schema.
import { mkdir, writeFile } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { diffMigrations } from '@/_store/migrate'

const name = process.argv[2]
if (!name?.match(/^[a-z0-9_]+$/)) {
  console.error(
    'Name the migration in lower case, such as: npm run migration -- add_refresh_tokens',
  )
  process.exit(1)
}
const sql = await diffMigrations(new PrismaPGlite(await PGlite.create()))
if (sql === null) {
  console.log('The migrations agree with the schema: nothing to write.')
} else {
  const folder = `prisma/migrations/${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`
  await mkdir(folder, { recursive: true })
  await writeFile(`${folder}/migration.sql`, sql)
  console.log(`Wrote ${folder}/migration.sql: read it before you commit it.`)
}
process.exit(0)
