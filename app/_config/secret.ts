import 'server-only'
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from './config-error'

const MIN_LENGTH = 32
const MIN_DISTINCT = 10

/**
 * The configured secret, or, for the embedded store, a secret that is made on first run and stored
 * next to the data.
 * @throws ConfigError if a required secret is missing, or if a secret is weak
 */
export function resolveSecret(
  given: string | undefined,
  { required, dataDir }: { required: boolean; dataDir: string | null },
): string {
  if (given !== undefined) return strongSecret(given, 'AUTH_SECRET')
  if (required)
    throw new ConfigError(
      'AUTH_SECRET is not set: make one with `openssl rand -base64 33` and set it beside DATABASE_URL.',
    )
  return dataDir === null ? makeSecret() : keepSecret(join(dataDir, 'secret'))
}

/**
 * Checks the secret in a variable.
 * @throws ConfigError if the secret is short or repetitive (RFC 8725, section 3.5)
 */
export function strongSecret(given: string, name: string): string {
  if (isWeak(given))
    throw new ConfigError(
      `${name} must be at least ${MIN_LENGTH} random characters: make one with \`openssl rand -base64 33\`.`,
    )
  return given
}

function keepSecret(path: string): string {
  try {
    writeFileSync(path, makeSecret(), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const secret = readFileSync(path, 'utf8')
  if (isWeak(secret))
    throw new ConfigError(
      `The secret in ${path} was damaged: delete that file, and a new one is made (whoever is signed in by a token has to sign in again).`,
    )
  return secret
}

const isWeak = (secret: string) => secret.length < MIN_LENGTH || new Set(secret).size < MIN_DISTINCT

const makeSecret = () => randomBytes(33).toString('base64url')
