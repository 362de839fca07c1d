// npm run migrate: applies the missing migrations to the PostgreSQL of DATABASE_URL; part of a deploy.
import { migratePostgres } from '@/_store/database'

const url = process.env.DATABASE_URL
if (!url) {
  console.log('DATABASE_URL is not set: the embedded database migrates itself when it is opened.')
} else {
  try {
    const applied = await migratePostgres(url)
    console.log(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`)
  } catch (error) {
    console.error(`The migrations could not be applied: ${error instanceof Error ? error.message : 'unknown reason'}`)
    process.exitCode = 1
  }
}
