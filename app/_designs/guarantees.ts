/**
 * The guarantees of a design. The labs test every guarantee on every design, the end-to-end tests
 * derive their expectations from them, and `guarantees.golden.ts` lists them all. A lag is the time
 * from a change until no server uses the old state any more.
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
   * How a table, or Redis, holds the session token or refresh token of the browser.
   * `clear`: a reader of the store can sign in with it. `hashed`: only its SHA-256 is stored.
   * `none`: neither is stored, though the memory of a server can hold it.
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
  /** How often an accepted check does a lookup in a store. */
  lookups: 'always' | 'sometimes' | 'never'
  /** How often an accepted check verifies, signs, decrypts or encrypts a token. */
  crypto: 'always' | 'sometimes' | 'never'
  /**
   * Where a check finds the session: in a table, in Redis, in the memory of one server, or in the
   * token itself.
   */
  sessionLocation: 'table' | 'redis' | 'memory' | 'token'
  /** How long a token is still accepted after its expiry, in ms. */
  toleranceMs: number
  /** How long a new session lasts unless it is renewed, in seconds. */
  lifetimeS: number
  /** Whether a session has an absolute expiry, which use does not extend. */
  hasAbsoluteExpiry: boolean
  /** When the store drops the rows of an expired session; null if it has none. */
  cleanup: 'at its end' | 'at the next sign-in' | 'when it is purged' | null
  /**
   * How long the refresh token before the live one still gets the same answer, in ms; null without
   * refresh tokens.
   */
  reuseIntervalMs: number | null
  /** Whether another server knows the sessions of this one. */
  sharedAcrossServers: boolean
  /** Whether a new secret ends the sessions. */
  boundToSecret: boolean
  /** The behaviour of the design while no store answers. */
  outage: Outage
  /**
   * The claims that a check compares with the values of the design's own tokens. The times are
   * always checked.
   */
  checks: readonly ('iss' | 'aud')[]
  /** Whether a token has only one accepted spelling. A lenient decoder accepts several. */
  singleEncoding: boolean
}

/** The behaviour while no store answers: neither PostgreSQL nor Redis. */
export interface Outage {
  /** Whether a check accepts the session, or answers that its state is unknown. */
  checks: 'accepted' | 'unavailable'
  /** How long a server can use an answer that it got from the store before the outage, in ms. */
  heldMs: number
  /** Whether a sign-out succeeds, or reports the outage and keeps the cookie. */
  signOut: 'done' | 'unavailable'
}

/** Whether a sign-out needs the database. A session in Redis needs Redis alone. */
export const signOutNeedsDatabase = ({ outage, sessionLocation }: Guarantees): boolean =>
  outage.signOut === 'unavailable' && sessionLocation !== 'redis'
