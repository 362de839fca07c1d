import 'server-only'
import { ConfigError } from '@/_config/config-error'
import { getEnv } from '@/_config/env'
import { prepareRequests } from '@/_config/prepare-requests'
import { database, storeKind } from '@/_store/database'
import { migratePostgres } from '@/_store/migrate-postgres'
import { keepPurging } from './purge'

/**
 * Prepares this process and its store before the first request, or ends it with one sentence for
 * the operator.
 */
export async function start(): Promise<void> {
  try {
    const env = getEnv()
    const { migrationUrl } = env
    prepareRequests(env)
    if (migrationUrl !== null) await migratePostgres(migrationUrl)
    await database().$queryRaw`SELECT 1` // opens the embedded store, which can fail
    keepPurging()
  } catch (error) {
    console.error(`\n${sentenceFor(error)}\n`)
    process.exit(1)
  }
}

/**
 * A sentence for the operator. The message of a driver names hosts and databases, but never a
 * password.
 */
function sentenceFor(error: unknown): string {
  const chain = causes(error)
  const config = chain.find((cause) => cause instanceof ConfigError)
  if (config) return config.message
  const last = chain.at(-1)
  const reason = last?.message || (last && 'code' in last ? String(last.code) : 'unknown reason')
  return storeKind() === 'postgresql'
    ? `The database of DATABASE_URL cannot be used (${reason}): start it, correct the address, or unset DATABASE_URL to use the embedded one.`
    : `The embedded database cannot be opened (${reason}): set DATA_DIR to another folder, or delete the old one.`
}

function causes(error: unknown): Error[] {
  if (error instanceof AggregateError) return error.errors.flatMap(causes)
  return error instanceof Error ? [error, ...causes(error.cause)] : []
}
