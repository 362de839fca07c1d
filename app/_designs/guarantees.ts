/**
 * What a design guarantees. The labs test every guarantee on every design, the end-to-end tests
 * derive what to expect from them, and `guarantees.golden.ts` lists them all. A lag counts from the
 * change until no server goes by the old state any more.
 */
export interface Guarantees {
  token: 'opaque' | 'JWS' | 'JWE'
  /** How many bits of the token are random; null for a token that is computed from its content. */
  randomBits: number | null
  /**
   * The length of the longest token that the design issues, in characters; null for no limit of its
   * own.
   */
  longestToken: number | null
  /**
   * How a table, or Redis, holds what the browser presents: a session token, or a refresh token.
   * `clear`: whoever reads the store can sign in with it. `hashed`: only its SHA-256 is stored.
   * `none`: neither is stored, though the memory of a server may hold it.
   */
  atRest: 'clear' | 'hashed' | 'none'
  /**
   * How long a server may still accept a session after its revocation, in ms; null: until the token
   * expires.
   */
  lagMs: number | null
  /**
   * How long a server may still report the old role after a change, in ms; null: until a new
   * sign-in.
   */
  roleLagMs: number | null
  /**
   * How long a copied token may still be accepted after its owner has signed out, in ms; null:
   * until it expires.
   */
  signOutLagMs: number | null
  /** Whether the server can list the sessions of a person, and end one of them by its id. */
  canListSessions: boolean
  /** How often an accepted check asks a store. */
  lookups: 'always' | 'sometimes' | 'never'
  /** How often an accepted check verifies, signs, decrypts or encrypts a token. */
  crypto: 'always' | 'sometimes' | 'never'
  /**
   * Where a check finds the session: in a table, in Redis, in the memory of one server, or in the
   * token itself.
   */
  sessionLocation: 'table' | 'redis' | 'memory' | 'token'
  /** How long after its end a token is still accepted, in ms. */
  toleranceMs: number
  /** How long a new session lasts unless it is renewed, in seconds. */
  lifetimeS: number
  /** Whether a session has an end that no use postpones. */
  hasAbsoluteExpiry: boolean
  /** When the store drops what it has of a session that is over; null where it has nothing. */
  cleanup: 'at its end' | 'at the next sign-in' | 'when it is purged' | null
  /**
   * How long the refresh token before the live one still gets the same answer, in ms; null without
   * refresh tokens.
   */
  reuseIntervalMs: number | null
  /** Whether another server knows its sessions. */
  sharedAcrossServers: boolean
  /** Whether a new secret ends its sessions. */
  boundToSecret: boolean
  /** What the design does while no store answers. */
  outage: Outage
  /**
   * Which claims a check compares with what the design puts into its own tokens, apart from their
   * times.
   */
  checks: readonly ('iss' | 'aud')[]
  /** Whether only one text stands for a token: a lenient decoder takes several. */
  singleEncoding: boolean
}

/** While no store answers: neither PostgreSQL nor, where there is one, Redis. */
export interface Outage {
  /** Whether a check accepts the session, or answers that nobody can know. */
  checks: 'accepted' | 'unavailable'
  /** How long a server that has just asked the store may still go by that answer, in ms. */
  heldMs: number
  /** Whether a sign-out succeeds, or answers that it cannot, and leaves the cookie where it is. */
  signOut: 'done' | 'unavailable'
}
