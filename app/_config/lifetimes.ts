/** NextAuth's default idle time: 30 days, in seconds. */
export const SESSION_MAX_AGE_S = 30 * 24 * 60 * 60
/**
 * NextAuth's default: the shortest time between two renewals of a session record, one day, in
 * seconds.
 */
export const SESSION_UPDATE_AGE_S = 24 * 60 * 60
/**
 * The lifetime of an access token that a refresh token renews, in seconds. It can outlive a
 * revocation for as long.
 */
export const ACCESS_TOKEN_LIFETIME_S = 60
/** How long the parent of the live refresh token gets the same child again, in milliseconds. */
export const REUSE_INTERVAL_MS = 10_000
/** The data of a visitor is deleted after this time, in milliseconds. */
export const SANDBOX_LIFETIME_MS = 24 * 60 * 60 * 1000
/**
 * Temporary people of a measurement are purged after this time, in case the run could not delete
 * them; in milliseconds.
 */
export const TEMPORARY_LIFETIME_MS = 5 * 60 * 1000
/**
 * The longest run of labs. People that a run could not delete are purged after the same time; in
 * milliseconds.
 */
export const LAB_RUN_LIFETIME_MS = 10 * 60 * 1000
/** The time between two purges of a server, in milliseconds. */
export const PURGE_INTERVAL_MS = 60 * 60 * 1000
/** How long a ticket can sign in a virtual device, in milliseconds. */
export const TICKET_LIFETIME_MS = 30_000
/** The time between two beats of a heartbeat, in milliseconds. */
export const BEAT_INTERVAL_MS = 1_000
/** The longest time that a request waits for the store in total, in milliseconds. */
export const STORE_CONNECT_TIMEOUT_MS = 2_000
export const STORE_QUERY_TIMEOUT_MS = 2_500
/** How long a cached session is used without a lookup in the store, in milliseconds. */
export const CACHE_MS = 5_000
/** The longest time for a migration, which can take longer than a request; in milliseconds. */
export const MIGRATION_TIMEOUT_MS = 60_000
/** The absolute lifetime of a session and its idle time, in seconds. */
export const ABSOLUTE_LIFETIME_S = 12 * 60 * 60
export const IDLE_LIFETIME_S = 30 * 60
/**
 * The shortest value that a visitor can set for either lifetime in their own sandbox, in seconds.
 */
export const SHORTEST_LIFETIME_S = 5
/**
 * How far the clocks of two servers can differ, in seconds. A token that was issued further in the
 * future is refused.
 */
export const CLOCK_TOLERANCE_S = 60
/** How long Auth.js accepts a JWT after its `exp`, in seconds. */
export const STOCK_TOLERANCE_S = 15
/** The oldest denylist that a server uses from memory, in milliseconds. */
export const DENYLIST_SNAPSHOT_MS = 1_000
/**
 * How much longer a denial is stored than the tokens that it refuses should live, in seconds. In
 * the worst case, a renewal finishes a minute after the denial, by a server whose clock is an hour
 * ahead. A server whose clock is an hour behind then reads the token.
 */
export const DENIAL_MARGIN_S = 60 + 2 * 60 * 60
