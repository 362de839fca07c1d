import 'server-only'
import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible'
import { database } from '@/_store/database'

/**
 * The limits. They are counted in the store, so that they hold over several processes. Durations
 * are in seconds.
 */
const LIMITS = {
  'sign-in by address': { points: 60, duration: 60 },
  // The limit for one address is strict. The limit for a whole account is wide, or a stranger could
  // lock out its owner.
  'sign-in by account and address': { points: 10, duration: 60 },
  'sign-in by account': { points: 100, duration: 600 },
  // Each refresh adds a row for the lifetime of its family. A page renews once a minute, and all
  // its tabs at once.
  'refreshes by address': { points: 300, duration: 60 },
  'new people by address': { points: 30, duration: 600 },
  // Each measurement keeps this process busy for seconds.
  'measurements by address': { points: 10, duration: 600 },
  // The stages of a run are limited one by one, like clients. In addition, all runs of one address
  // have a common limit.
  'labs by address': { points: 30, duration: 600 },
  'passes by address': { points: 20, duration: 600 },
  'new people in runs': { points: 2_000, duration: 600 },
  'sign-ins in runs': { points: 5_000, duration: 600 },
  'refreshes in runs': { points: 1_000, duration: 60 },
  'bulk sessions in runs': { points: 60, duration: 600 },
  // Each count looks at all keys of this site in Redis.
  'counts of records in runs': { points: 2_000, duration: 600 },
  // Each request signs or encrypts a few tokens.
  'flawed tokens by person': { points: 60, duration: 60 },
  // Each table keeps the store busy for up to seconds, though other requests are served in between.
  'bulk sessions by client': { points: 24, duration: 600 },
  'new devices by person': { points: 30, duration: 60 },
  'new devices by person and day': { points: 100, duration: 86_400 },
} as const
type Limit = keyof typeof LIMITS

/**
 * Counts one attempt.
 * @returns null if it is within the limit, else the seconds to wait (for `Retry-After`)
 */
export async function countAttempt(limit: Limit, key: string): Promise<number | null> {
  try {
    await limiter(limit).consume(key)
    return null
  } catch (refused) {
    if (refused instanceof RateLimiterRes)
      return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
    throw refused
  }
}

/**
 * Counts one guess at the password of `account` (null if it cannot exist), up to the first limit
 * that is reached. A guess that is already refused does not count against the account too. `client`
 * is the stage of a lab, if it is not the address.
 */
export async function countGuess(
  account: string | null,
  address: string,
  client = address,
): Promise<number | null> {
  const wait = await countAttempt('sign-in by address', client)
  if (wait !== null || account === null) return wait
  return (
    (await countAttempt('sign-in by account and address', `${account} ${address}`)) ??
    countAttempt('sign-in by account', account)
  )
}

/** Resets the guesses at an account after a successful sign-in by its owner. */
export async function resetAttempts(account: string, address: string): Promise<void> {
  await limiter('sign-in by account and address').delete(`${account} ${address}`)
  await limiter('sign-in by account').delete(account)
}

const limiter = (limit: Limit) =>
  new RateLimiterPrisma({
    storeClient: database(),
    tableName: 'rateLimiterFlexible',
    keyPrefix: limit,
    clearExpiredByTimeout: false,
    ...LIMITS[limit],
  })
