import 'server-only'
import { z } from 'zod'

/** An empty variable counts as unset, because hosts and compose files write it so. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

const upTo = (max: number, name: string) => {
  const error = `${name} must be a number from 0 to ${max}.`
  return optional(z.coerce.number(error).int(error).min(0, error).max(max, error))
}

const postgresUrl = (name: string) =>
  optional(
    z.url({
      protocol: /^postgres(ql)?$/,
      error: `${name} must look like postgresql://user:password@host:5432/name.`,
    }),
  )

/**
 * Whether an address has nothing after its host. Another check refuses a text that is no address.
 */
function isOrigin(url: string): boolean {
  if (!URL.canParse(url)) return true
  const { pathname, search, hash, username } = new URL(url)
  return pathname === '/' && `${search}${hash}${username}` === ''
}

/** The environment variables of this site, each with the sentence for a wrong value. */
export const schema = z.object({
  NODE_ENV: optional(z.string()),
  PORT: upTo(65535, 'PORT'),
  DATABASE_URL: postgresUrl('DATABASE_URL'),
  DIRECT_URL: postgresUrl('DIRECT_URL'),
  DATABASE_URL_UNPOOLED: postgresUrl('DATABASE_URL_UNPOOLED'),
  POSTGRES_URL_NON_POOLING: postgresUrl('POSTGRES_URL_NON_POOLING'),
  MIGRATE_PREVIEW: optional(
    z.enum(['on', 'off'], { error: 'MIGRATE_PREVIEW must be "on" or "off".' }),
  ),
  REDIS_URL: optional(
    z.url({
      protocol: /^rediss?$/,
      error: 'REDIS_URL must look like redis://user:password@host:6379/0.',
    }),
  ),
  DATA_DIR: optional(z.string()),
  AUTH_SECRET: optional(z.string()),
  AUTH_SECRET_PREVIOUS: optional(z.string()),
  SITE_URL: optional(
    z
      .url({
        protocol: /^https?$/,
        error: 'SITE_URL must be an address such as https://example.org.',
      })
      .refine(isOrigin, {
        error: 'SITE_URL must be an origin without a path, such as https://example.org.',
      }),
  ),
  CRON_SECRET: optional(
    z
      .string()
      .min(16, 'CRON_SECRET must have at least 16 characters.')
      // RFC 6750, section 2.1: no request could carry any other.
      .regex(/^[\w.~+/-]+=*$/, 'CRON_SECRET must have only letters, digits and any of -._~+/=.'),
  ),
  TRUSTED_PROXY_HOPS: upTo(10, 'TRUSTED_PROXY_HOPS'),
  LAB_VULNERABLE: optional(
    z.enum(['on', 'off'], { error: 'LAB_VULNERABLE must be "on" or "off".' }),
  ),
  BUILT_FOR: optional(z.string()),
  VERCEL: optional(z.string()),
  VERCEL_ENV: optional(z.string()),
  VERCEL_AUTOMATION_BYPASS_SECRET: optional(z.string()),
  VERCEL_URL: optional(z.string()),
  VERCEL_BRANCH_URL: optional(z.string()),
  VERCEL_PROJECT_PRODUCTION_URL: optional(z.string()),
  VERCEL_GIT_COMMIT_SHA: optional(z.string()),
})
