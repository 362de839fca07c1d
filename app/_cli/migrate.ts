// npm run migrate: applies the missing migrations to the PostgreSQL of DATABASE_URL before a
// deployment. On Vercel, it checks the environment first.
import { ConfigError } from '@/_config/config-error'
import { parseEnv } from '@/_config/env'
import { migratePostgres, migrationState } from '@/_store/migrate-postgres'

try {
  console.log(await migrate())
} catch (error) {
  const message = error instanceof Error ? error.message : 'unknown reason'
  console.error(
    error instanceof ConfigError ? message : `The migrations could not be applied: ${message}`,
  )
  process.exitCode = 1
}

/**
 * @returns a report in one sentence
 * @throws ConfigError if the deployment under construction could not work
 */
async function migrate(): Promise<string> {
  // Otherwise, every function of the deployment would fail at its start with the same sentence.
  const { migrationUrl, accountsOff, live, migratePreview } = parseEnv({
    ...process.env,
    NODE_ENV: process.env.VERCEL ? 'production' : 'development',
  })
  if (migrationUrl === null)
    return (
      accountsOff ??
      'DATABASE_URL is not set: the embedded database migrates itself when it is opened.'
    )
  if (!live && !migratePreview) {
    const { missing, empty } = await migrationState(migrationUrl)
    if (missing.length > 0 && !empty)
      throw new ConfigError(
        `The database of this preview lacks ${missing.join(', ')}. It may be the one of production, so the build left it alone: give previews a database of their own, and set MIGRATE_PREVIEW=on for them.`,
      )
  }
  const applied = await migratePostgres(migrationUrl)
  return applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`
}
