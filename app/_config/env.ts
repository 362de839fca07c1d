import 'server-only'
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { z } from 'zod'
import { ConfigError } from './config-error'
import { schema } from './env-schema'
import { oncePerProcess } from './once-per-process'
import { resolveSecret, strongSecret } from './secret'

export interface Env {
  /** A PostgreSQL to use; null means the embedded one. */
  databaseUrl: string | null
  /** The same database for migrations: its direct address, where a pooler stands in front of it. */
  migrationUrl: string | null
  /**
   * Whether the build of a preview may migrate a database that is in use: it may be the one of
   * production.
   */
  migratePreview: boolean
  /** A Redis for the designs that keep sessions there; null where there is none. */
  redisUrl: string | null
  /**
   * Folder of the embedded database and of the secret made on first run; null where nothing may be
   * written.
   */
  dataDir: string | null
  /** What every token and CSRF value is derived from. Never logged. */
  secret: string
  /**
   * The one before it, from which nothing new is derived: what it issued goes on being accepted.
   * Null for none.
   */
  previousSecret: string | null
  /**
   * Origins this site is served under; empty where it answers to any loopback name or bare IP
   * address.
   */
  origins: readonly string[]
  /** Decided by configuration, never by a client's header. */
  https: boolean
  cronSecret: string | null
  /** How many proxies in front append to X-Forwarded-For; 0 means none is believed. */
  trustedProxyHops: number
  /**
   * Whether labs may show what is broken on purpose: never in production, unless it is switched on.
   */
  labVulnerable: boolean
  /**
   * Each request may be answered by another process, which may write nothing and ends at any time.
   */
  serverless: boolean
  /** Whether this is the deployment that people are meant to use: false on a preview. */
  live: boolean
  /**
   * Why nobody can have an account or a session here, in one sentence that says what to do; null
   * where people can.
   */
  accountsOff: string | null
  /**
   * What the host lets a program through its deployment protection by; null where none is set.
   * Never logged.
   */
  protectionBypass: string | null
  commit: string | null
}

/**
 * Two functions of one deployment share no memory: a session that one of them made would be unknown
 * to the next.
 */
const NO_DATABASE =
  'Nobody can sign in here: each function of this deployment would keep its own sessions. Set DATABASE_URL to a PostgreSQL and AUTH_SECRET to a random secret, and deploy again.'
const NO_ADDRESS =
  'Nobody can sign in here: this deployment does not know its own address. Let Vercel expose its system environment variables, or set SITE_URL, and deploy again.'

/** @throws ConfigError with one sentence for the operator. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const parsed = schema.safeParse(source)
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues.map((issue) => issue.message).join(' '))
  const vars = parsed.data
  if (source.AUTH_URL || source.NEXTAUTH_URL)
    throw new ConfigError(
      'Set SITE_URL instead of AUTH_URL or NEXTAUTH_URL: those would give every NextAuth instance of this site one path.',
    )
  const production = vars.NODE_ENV === 'production'
  const serverless =
    vars.BUILT_FOR === 'functions' ||
    (vars.VERCEL !== undefined && vars.VERCEL_ENV !== 'development')
  const live = !serverless || vars.VERCEL_ENV === undefined || vars.VERCEL_ENV === 'production'
  const databaseUrl = vars.DATABASE_URL ?? null
  const dataDir = serverless
    ? null
    : writableFolder(resolve(/* turbopackIgnore: true */ vars.DATA_DIR ?? '.data'))
  const origins = configuredOrigins(vars, live)
  return {
    databaseUrl,
    migrationUrl: databaseUrl && directAddress(vars, databaseUrl),
    migratePreview: vars.MIGRATE_PREVIEW === 'on',
    redisUrl: vars.REDIS_URL ?? null,
    dataDir,
    secret: resolveSecret(vars.AUTH_SECRET, {
      required: production && databaseUrl !== null,
      dataDir,
    }),
    previousSecret:
      vars.AUTH_SECRET_PREVIOUS === undefined
        ? null
        : strongSecret(vars.AUTH_SECRET_PREVIOUS, 'AUTH_SECRET_PREVIOUS'),
    origins,
    https: origins[0]?.startsWith('https:') ?? false,
    cronSecret: vars.CRON_SECRET ?? null,
    trustedProxyHops: vars.TRUSTED_PROXY_HOPS ?? (vars.VERCEL ? 1 : 0),
    labVulnerable: vars.LAB_VULNERABLE === undefined ? !production : vars.LAB_VULNERABLE === 'on',
    serverless,
    live,
    accountsOff: serverless ? missingForAccounts(databaseUrl, origins) : null,
    protectionBypass: vars.VERCEL_AUTOMATION_BYPASS_SECRET ?? null,
    commit: vars.VERCEL_GIT_COMMIT_SHA?.slice(0, 7) ?? null,
  }
}

/** Why functions cannot offer accounts; null where nothing is missing. */
function missingForAccounts(databaseUrl: string | null, origins: readonly string[]): string | null {
  if (databaseUrl === null) return NO_DATABASE
  return origins.length === 0 ? NO_ADDRESS : null
}

type Vars = z.infer<typeof schema>

/**
 * A preview is not the site of SITE_URL, which a host hands to all its deployments, nor the one of
 * its project's
 * production: its own address counts.
 */
function configuredOrigins(vars: Vars, live: boolean): string[] {
  const { VERCEL_URL, VERCEL_BRANCH_URL, VERCEL_PROJECT_PRODUCTION_URL } = vars
  if (live && vars.SITE_URL) return [new URL(vars.SITE_URL).origin]
  const hosts = live
    ? [VERCEL_PROJECT_PRODUCTION_URL, VERCEL_BRANCH_URL, VERCEL_URL]
    : [VERCEL_URL, VERCEL_BRANCH_URL]
  return hosts.flatMap((host) => (host ? [`https://${host}`] : []))
}

/**
 * By which names the integrations of hosts hand out the address without the pooler; an operator's
 * own word comes first.
 */
const DIRECT_ADDRESSES = [
  'DIRECT_URL',
  'DATABASE_URL_UNPOOLED',
  'POSTGRES_URL_NON_POOLING',
] as const

/**
 * @throws ConfigError where it is the address of another database, which nobody wants to migrate.
 */
function directAddress(vars: Vars, databaseUrl: string): string {
  const name = DIRECT_ADDRESSES.find((one) => vars[one] !== undefined)
  const direct = (name && vars[name]) ?? databaseUrl
  if (new URL(direct).pathname !== new URL(databaseUrl).pathname)
    throw new ConfigError(
      `${name} names another database than DATABASE_URL: set DIRECT_URL to the direct address of the same one.`,
    )
  return direct
}

function writableFolder(path: string): string | null {
  try {
    makeFolder(path)
    accessSync(path, constants.W_OK)
    return path
  } catch {
    return null // a read-only host: everything embedded stays in memory
  }
}

/**
 * Not by `mkdirSync`'s own `recursive`, which tries for ever where a parent exists but takes no
 * child, as below /proc.
 */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path, { mode: 0o700 })
}

/**
 * The validated environment, read once. Lazy, so that a build needs none. What the build itself
 * sets (`next.config.ts`) is not in `process.env`.
 */
export const getEnv = (): Env =>
  oncePerProcess('env', () => parseEnv({ ...process.env, BUILT_FOR: process.env.BUILT_FOR }))
