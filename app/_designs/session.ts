import type { Person } from '@/_people/person'

/** The reason for a refused token. The codes are stable; every 401 has one. */
export type RefusalCode =
  | 'no_token'
  | 'malformed'
  | 'bad_signature'
  | 'expired'
  | 'unknown_session'
  | 'revoked'
  | 'reused'

/**
 * The reading of a token by a design. `unavailable` is an outage of the store, never a sign-out.
 */
export type Reading =
  | { state: 'accepted'; user: Person /** ISO 8601 */; expires: string }
  | { state: 'refused'; code: RefusalCode }
  | { state: 'unavailable' }

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json }

export type Values = { readonly [key: string]: Json }

/** The readable values of a token, grouped by its parts; or the reason why there are none. */
export type Contents =
  | { header?: Values; claims?: Values; signature?: Values }
  | { nothing: string }

/** The parts of a token, with their readers, and the stored row. */
export interface Inspection {
  /**
   * One opaque part, the three parts of a JWS (RFC 7515, 7.1) or the five of a JWE (RFC 7516, 7.1).
   */
  parts: readonly { name: string; text: string }[]
  /** The values that every holder of the token can decode, or the reason why there are none. */
  anyone: Contents
  /** The values that only the server can read from the token, or the reason why there are none. */
  server: Contents
  /** The stored row; null if the server stores nothing. */
  stored: Stored | null
}

/** The stored data of one session. */
export interface Stored {
  values: Values
  /** The size in bytes as the store counts it, without indexes. */
  bytes: number
}

/** One session of a person in the device list. Times are in ISO 8601. */
export interface SessionSummary {
  id: string
  label: string
  createdAt: string
  /** The last use, as precisely as the design knows it; null if it does not. */
  lastSeenAt: string | null
  expires: string
  current: boolean
}
/** The sessions of a person, or the reason why the server cannot know them. */
export type DeviceList = { devices: readonly SessionSummary[] } | { devices: null; reason: string }

/** The sessions to revoke. `others` keeps the session of `token`. */
export type RevocationTarget =
  | { scope: 'one'; userId: string; deviceId: string }
  | { scope: 'others'; userId: string; token: string }
  | { scope: 'all'; userId: string }

/**
 * When a revocation takes effect. `ended` is the number of sessions; null if the server does not
 * know it.
 */
export type Revocation =
  | { effect: 'immediate'; ended: number | null }
  | { effect: 'within'; ms: number; ended: number | null }
  | { effect: 'at expiry'; reason: string }

/** A revocation, or the answer that this person has no such session. */
export type RevocationResult = Revocation | { effect: 'not found'; reason: string }

export const NO_SUCH_SESSION = {
  effect: 'not found',
  reason: 'There is no such session: it may have ended already.',
} as const satisfies RevocationResult

/** A request for a new access token. */
export interface RefreshRequest {
  refreshToken: string
  /**
   * The `Cookie` header of the request, or ''. A session cookie in it must belong to the same
   * session.
   */
  cookies: string
  now: Date
}

export type RefreshResult =
  | {
      state: 'refreshed'
      /** The access token, which goes into the session cookie. */
      token: string
      refreshToken: string
      /** When the access token expires. */
      expires: Date
      /** Both cookies, as `Set-Cookie` lines. */
      setCookies: readonly string[]
    }
  | {
      state: 'refused'
      code: Extract<RefusalCode, 'unknown_session' | 'revoked' | 'reused' | 'expired'>
      /**
       * The family that this request ended because its token was used before; to be logged once.
       */
      ended: string | null
    }

/**
 * Exchanges a refresh token.
 * @throws StoreUnavailable in an outage, which signs nobody out
 */
export type Refresh = (request: RefreshRequest) => Promise<RefreshResult>
