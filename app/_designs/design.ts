import type { NextAuthConfig, NextAuthResult } from 'next-auth'
import type { cookieNames } from '@/_config/cookies'
import type { Person } from '@/_people/person'
import type { Flaw } from './flaws'
import type { Lift, Strategy } from './lift'
import type { Exchange, Exchanged } from './remedies/refresh/exchange'
import type { Server } from './server'
import type { SessionAdapter } from './session-adapter'

export type { Strategy } from './lift'

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
export interface Device {
  id: string
  label: string
  createdAt: string
  /** As precise as the design knows; null where it does not. */
  lastSeenAt: string | null
  expires: string
  current: boolean
}
/** The sessions of a person, or the reason why the server cannot know them. */
export type DeviceList = { devices: readonly Device[] } | { devices: null; reason: string }

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

/** What a design says of itself beyond its lags. The labs hold it to that, and so does anybody who runs them. */
export interface Statement {
  token: 'opaque' | 'JWS' | 'JWE'
  /** How many bits of the token are drawn at random; null where it is computed from what it says. */
  randomBits: number | null
  /** The longest token that it issues, in characters; null where only those who carry it set a bound. */
  longestToken: number | null
  /** How long a copy of the token may outlive the sign-out of the browser that it was taken from, in ms; null: until it expires. */
  signOutLagMs: number | null
  /** Whether the server can list the sessions of a person, and end one of them by its id. */
  lists: boolean
  /** How often an accepted check asks a store. */
  lookups: 'always' | 'sometimes' | 'never'
  /** How often it does cryptography: verifies, signs, decrypts or encrypts a token. */
  crypto: 'always' | 'sometimes' | 'never'
  /** Where a check finds the session: in a row of a table, in Redis, in the memory of this server, or in the token itself. */
  found: 'table' | 'redis' | 'memory' | 'token'
  /** How long after its end a token is still accepted, in ms. */
  toleranceMs: number
  /** How long a new session lasts unless it is renewed, in seconds. */
  lifetimeS: number
  /** Whether there is an end that no use moves on. */
  bounded: boolean
  /** When what is stored of a session that is over goes away by itself; null where nothing is stored. */
  drops: 'at its end' | 'at the next sign-in' | 'when it is purged' | null
  /** For how long the parent of the live refresh token is answered as before, in ms; null where there are no refresh tokens. */
  reuseIntervalMs: number | null
  /** Whether the server next door knows its sessions. */
  shared: boolean
  /** Whether a new secret ends its sessions. */
  keyed: boolean
  /** What it does while no store answers. */
  outage: Outage
  /** Which claims it holds against what it expects of its own tokens, beside their times: what stands in any other makes no difference. */
  checks: readonly ('iss' | 'aud')[]
  /** Whether a token has one spelling only: a lenient decoder takes several texts for the same token. */
  canonical: boolean
}

export interface Outage {
  /** Whether whoever is signed in gets in, or is told that nobody can know. */
  checks: 'accepted' | 'unavailable'
  /** How long a server that has just asked may still go by what it was told, in ms. */
  heldMs: number
  /** Whether it signs out, or says that it cannot and leaves the cookie where it is. */
  signOut: 'done' | 'unavailable'
}

/** The server's side of a design. Each function is given the NextAuth config as all remedies left it. */
export interface ServerPort {
  read(config: DesignConfig, token: string, now: Date): Promise<Reading>
  inspect(config: DesignConfig, token: string): Promise<Inspection>
  devices(config: DesignConfig, userId: string, token: string): Promise<DeviceList>
  revoke(config: DesignConfig, target: RevocationTarget): Promise<RevocationResult>
  /** Has a session end at `end`, which is sooner than it would by itself. @returns the token that now stands for it; null where it ended meanwhile */
  shorten(config: DesignConfig, token: string, end: Date): Promise<string | null>
  /** Issues a session's token once more, with a flaw that makes it worth less. @returns null where tokens hold no claims, or for what is no token of the design */
  flawed(
    config: DesignConfig,
    token: string,
    flaw: Flaw,
    at: { now: Date; toleranceMs: number },
  ): Promise<string | null>
}

/** A NextAuth config whose parts that every design has are known to be there. */
export type DesignConfig = Omit<NextAuthConfig, 'adapter'> &
  Required<
    Pick<NextAuthConfig, 'basePath' | 'secret' | 'jwt' | 'cookies' | 'callbacks' | 'session'>
  > & { adapter?: SessionAdapter }

/** The request by which a browser asks for more time. */
export interface Renewal {
  method: 'GET' | 'POST'
  path: string
}

type Handlers = NextAuthResult['handlers']

/** @throws StoreUnavailable */
export type Refresh = (exchange: Exchange) => Promise<Exchanged>

/** What a remedy changes: how sessions are issued (config), and how they are read and revoked (port). */
export interface DesignParts {
  readonly id: string
  /** Which server these parts are of: what one keeps in its memory, another does not know. */
  readonly server: Server
  config: DesignConfig
  port: ServerPort
  /** How long after a revocation a server may still accept the token, in ms; null where only its expiry ends it. */
  lagMs: number | null
  /** The same of a changed role; null where only a new sign-in shows it. */
  roleLagMs: number | null
  renewal: Renewal
  statement: Statement
  /** What is done around NextAuth's own endpoints. */
  around?: (handlers: Handlers) => Handlers
  /** Exchanges a refresh token, where there are any. */
  refresh?: Refresh
}

/** A strategy as NextAuth's documentation sets it up. */
export interface StockStrategy {
  strategy: Strategy
  parts(id: string, server: Server): DesignParts
  /** Applied last: what has to see the config as all remedies left it. */
  seal(config: DesignConfig): DesignConfig
}

export interface Remedy {
  id: string
  /** One sentence, with the cost that it brings. */
  summary: string
  /** What it takes to put it into somebody's own NextAuth app. */
  lift: Lift
  /** What it cannot do without, in words that follow "needs"; null where this server has it. */
  needs?(): string | null
  /** Its lifetimes are each visitor's own to set. */
  adjustable?: true
  apply(parts: DesignParts): DesignParts
}

/** RFC 6265bis, section 4.1.2. */
export interface CookieAttributes {
  httpOnly: boolean
  sameSite: 'lax' | 'strict' | 'none'
  path: string
  secure: boolean
}

/** One strategy plus zero or more remedies, mounted as its own NextAuth instance with its own cookies. */
export interface Design {
  /** Matches `[a-z-]+`. */
  id: string
  label: string
  summary: string
  /** What decides whether a request is accepted, and as whom; and what follows from that. */
  goesBy: string
  strategy: Strategy
  remedies: readonly Pick<Remedy, 'id' | 'summary' | 'adjustable'>[]
  /** How long after a revocation a server may still accept the token, in ms; null where only its expiry ends it. */
  lagMs: number | null
  /** The same of a changed role; null where only a new sign-in shows it. */
  roleLagMs: number | null
  renewal: Renewal
  statement: Statement
  /** Exchanges a refresh token; null for a design that has none. */
  refresh: Refresh | null
  auth: NextAuthResult
  cookies: ReturnType<typeof cookieNames>
  /** How the browser is told to keep the session cookie. */
  cookieAttributes: CookieAttributes
  read(token: string, now?: Date): Promise<Reading>
  inspect(token: string): Promise<Inspection>
  devices(userId: string, token: string): Promise<DeviceList>
  revoke(target: RevocationTarget): Promise<RevocationResult>
  shorten(token: string, end: Date): Promise<string | null>
  flawed(token: string, flaw: Flaw, now?: Date): Promise<string | null>
}
