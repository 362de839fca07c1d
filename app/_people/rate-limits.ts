import 'server-only'
import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible'
import { database } from '@/_store/database'

/** Counted in the store, so that they hold over several processes. Durations in seconds. */
const LIMITS = {
  'sign-in by account': { points: 10, duration: 60 },
  'sign-in by address': { points: 60, duration: 60 },
  'new people by address': { points: 30, duration: 600 },
  'new devices by person': { points: 30, duration: 60 },
} as const
export type Limit = keyof typeof LIMITS

/** Counts one attempt. @returns null when it is within the limit, else the seconds to wait (for `Retry-After`). */
export async function countAttempt(limit: Limit, key: string): Promise<number | null> {
  try {
    await limiter(limit).consume(key)
    return null
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
    throw refused
  }
}

/** Forgets the attempts against `key`: its owner got in. */
export async function forgiveAttempts(limit: Limit, key: string): Promise<void> {
  await limiter(limit).delete(key)
}

const limiter = (limit: Limit) =>
  new RateLimiterPrisma({ storeClient: database(), tableName: 'rateLimiterFlexible', keyPrefix: limit, clearExpiredByTimeout: false, ...LIMITS[limit] })
