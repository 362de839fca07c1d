/** NextAuth's default: 30 days of being idle, in seconds. */
export const SESSION_MAX_AGE_S = 30 * 24 * 60 * 60
/** NextAuth's default: a session record is renewed at most once a day, in seconds. */
export const SESSION_UPDATE_AGE_S = 24 * 60 * 60
/** An access token that a refresh token renews, in seconds: how long one outlives a revocation. */
export const ACCESS_TOKEN_LIFETIME_S = 60
/** Whoever asks with the parent of the live refresh token is given the same child again for this long, in milliseconds. */
export const REUSE_INTERVAL_MS = 10_000
/** Everything a visitor makes is deleted after this, in milliseconds. */
export const SANDBOX_LIFETIME_MS = 24 * 60 * 60 * 1000
/** Whom a measurement made is deleted after this, if it could not do it itself; in milliseconds. */
export const TEMPORARY_LIFETIME_MS = 5 * 60 * 1000
/** A run of labs may go on for this long; whom it made, and could not delete, is deleted after the same time; in milliseconds. */
export const LAB_RUN_LIFETIME_MS = 10 * 60 * 1000
/** How often a server deletes what has expired, in milliseconds. */
export const PURGE_INTERVAL_MS = 60 * 60 * 1000
/** A ticket signs one virtual device in, once, at once; in milliseconds. */
export const TICKET_LIFETIME_MS = 30_000
/** One beat of a heartbeat, in milliseconds. */
export const BEAT_INTERVAL_MS = 1_000
/** No request waits longer for the store than this in all, in milliseconds. */
export const STORE_CONNECT_TIMEOUT_MS = 2_000
export const STORE_QUERY_TIMEOUT_MS = 2_500
/** How long a session that was read is believed without asking the store again; in milliseconds. */
export const CACHE_MS = 5_000
/** A migration may take longer than any request waits; in milliseconds. */
export const MIGRATION_TIMEOUT_MS = 60_000
/** With absolute lifetimes, a session ends after this however much it is used, and after this without use; in seconds. */
export const ABSOLUTE_LIFETIME_S = 12 * 60 * 60
export const IDLE_LIFETIME_S = 30 * 60
/** What a visitor may set the two to, for their own sandbox: from here up to the above; in seconds. */
export const SHORTEST_LIFETIME_S = 5
/** Auth.js accepts a JWT for this long after its `exp`, in seconds. */
export const STOCK_TOLERANCE_S = 15
/** A denylist that is held in memory is at most this old, in milliseconds. */
export const DENYLIST_SNAPSHOT_MS = 1_000
