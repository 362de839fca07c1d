import type { Person } from '@/_people/person'

/** Why a token was refused; stable, on the wire in every 401. */
export type RefusalCode =
  | 'no_token'
  | 'malformed'
  | 'bad_signature'
  | 'expired'
  | 'unknown_session'
  | 'revoked'
  | 'reused'

/** What a design says of a token. `unavailable` is an outage of the store: never a sign-out. */
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

/** What can be read out of a token, by the part that says it; or why that is nothing. */
export type Contents =
  | { header?: Values; claims?: Values; signature?: Values }
  | { nothing: string }

/** A token laid open: by whom it can be read, and what the server keeps beside it. */
export interface Inspection {
  /** One opaque part, the three of a JWS (RFC 7515, 7.1) or the five of a JWE (RFC 7516, 7.1). */
  parts: readonly { name: string; text: string }[]
  /** What anyone who holds the token can decode, or why that is nothing. */
  anyone: Contents
  /** What only the server can tell from the token itself, or why that is nothing. */
  server: Contents
  /** The record as it is in the store; null where the server stores nothing. */
  stored: Stored | null
}

/** What the server keeps of one session. */
export interface Stored {
  values: Values
  /** As the store itself counts them, without its indexes. */
  bytes: number
}

/** One session of a person, as the device list shows it. Times in ISO 8601. */
export interface SessionSummary {
  id: string
  label: string
  createdAt: string
  /** As precise as the design knows; null where it does not. */
  lastSeenAt: string | null
  expires: string
  current: boolean
}
/** The sessions of a person, or the reason why the server cannot know them. */
export type DeviceList = { devices: readonly SessionSummary[] } | { devices: null; reason: string }

/** `others` spares the session that `token` belongs to. */
export type RevocationTarget =
  | { scope: 'one'; userId: string; deviceId: string }
  | { scope: 'others'; userId: string; token: string }
  | { scope: 'all'; userId: string }

/** When a revocation takes effect. `ended` counts sessions; null where the server does not know how many there were. */
export type Revocation =
  | { effect: 'immediate'; ended: number | null }
  | { effect: 'within'; ms: number; ended: number | null }
  | { effect: 'at expiry'; reason: string }

/** A revocation, or the fact that this person has no such session. */
export type RevocationResult = Revocation | { effect: 'not found'; reason: string }

export const NO_SUCH_SESSION = {
  effect: 'not found',
  reason: 'There is no such session: it may have ended already.',
} as const satisfies RevocationResult

/** A request for a new access token. */
export interface RefreshRequest {
  refreshToken: string
  /** The `Cookie` header that came along, or ''. A session cookie in it must be of the same session. */
  cookies: string
  now: Date
}

export type RefreshResult =
  | {
      state: 'refreshed'
      /** The access token, which the session cookie holds. */
      token: string
      refreshToken: string
      /** When the access token ends. */
      expires: Date
      /** Both, as `Set-Cookie` lines. */
      setCookies: readonly string[]
    }
  | {
      state: 'refused'
      code: Extract<RefusalCode, 'unknown_session' | 'revoked' | 'reused' | 'expired'>
      /** The family that this very request ended, because its token was used before; to be logged, once. */
      ended: string | null
    }

/** Exchanges a refresh token. @throws StoreUnavailable: an outage signs nobody out */
export type Refresh = (request: RefreshRequest) => Promise<RefreshResult>
