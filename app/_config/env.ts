import 'server-only'
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { z } from 'zod'
import { ConfigError } from './config-error'
import { schema } from './env-schema'
import { oncePerProcess } from './once-per-process'
import { resolveSecret, strongSecret } from './secret'

export interface Env {
  /** The PostgreSQL to use; null means the embedded one. */
  databaseUrl: string | null
  /** The address of the same database for migrations, without the pooler if there is one. */
  migrationUrl: string | null
  /**
   * Whether the build of a preview may migrate a used database, which may be the production one.
   */
  migratePreview: boolean
  /** A Redis for the designs that keep sessions there; null if there is none. */
  redisUrl: string | null
  /**
   * The folder of the embedded database and of the generated secret; null if nothing can be
   * written.
   */
  dataDir: string | null
  /** The secret from which every token and CSRF value is derived. Never logged. */
  secret: string
  /**
   * The secret before it. Its tokens are still accepted, but it makes no new ones. Null for none.
   */
  previousSecret: string | null
  /** The origins of this site; empty if it accepts any loopback name and any bare IP address. */
  origins: readonly string[]
  /** Comes from the configuration, never from a client's header. */
  https: boolean
  cronSecret: string | null
  /**
   * The number of proxies in front that append to X-Forwarded-For; 0: the header is not trusted.
   */
  trustedProxyHops: number
  /** Whether labs may show code that is broken on purpose; off in production unless switched on. */
  labVulnerable: boolean
  /**
   * Whether each request may get another process, which can write no files and can end at any time.
   */
  serverless: boolean
  /** Whether this is the deployment for people; false on a preview. */
  live: boolean
  /**
   * The reason why nobody can have an account or a session here, in one sentence that says what to
   * do; null if people can.
   */
  accountsOff: string | null
  /**
   * The host's secret that lets a program pass its deployment protection; null if none is set.
   * Never logged.
   */
  protectionBypass: string | null
  commit: string | null
}

/**
 * Two functions of one deployment share no memory, so one does not know the sessions of another.
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

/** The reason why functions cannot offer accounts; null if nothing is missing. */
function missingForAccounts(databaseUrl: string | null, origins: readonly string[]): string | null {
  if (databaseUrl === null) return NO_DATABASE
  return origins.length === 0 ? NO_ADDRESS : null
}

type Vars = z.infer<typeof schema>

/**
 * The origins of a deployment. A preview counts only its own address: a host gives SITE_URL and the
 * production address to all deployments.
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
 * The variables in which hosts give the address without the pooler. The operator's own comes first.
 */
const DIRECT_ADDRESSES = [
  'DIRECT_URL',
  'DATABASE_URL_UNPOOLED',
  'POSTGRES_URL_NON_POOLING',
] as const

/**
 * The address for migrations.
 * @throws ConfigError if it is of another database, which must not be migrated
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
 * Makes a folder with its parents. `mkdirSync` with `recursive` would never end if a parent exists
 * but can have no child, as in /proc.
 */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path, { mode: 0o700 })
}

/**
 * The validated environment, read once at its first use, because a build needs none. The build's
 * own variables (`next.config.ts`) are not in `process.env`.
 */
export const getEnv = (): Env =>
  oncePerProcess('env', () => parseEnv({ ...process.env, BUILT_FOR: process.env.BUILT_FOR }))
