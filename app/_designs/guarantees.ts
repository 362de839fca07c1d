/** What a design says of itself beyond its lags. The labs hold it to that, and so does anybody who runs them. */
export interface Guarantees {
  token: 'opaque' | 'JWS' | 'JWE'
  /** How many bits of the token are drawn at random; null where it is computed from what it says. */
  randomBits: number | null
  /** The longest token that it issues, in characters; null where only those who carry it set a bound. */
  longestToken: number | null
  /** How long a copy of the token may outlive the sign-out of the browser that it was taken from, in ms; null: until it expires. */
  signOutLagMs: number | null
  /** Whether the server can list the sessions of a person, and end one of them by its id. */
  canListSessions: boolean
  /** How often an accepted check asks a store. */
  lookups: 'always' | 'sometimes' | 'never'
  /** How often it does cryptography: verifies, signs, decrypts or encrypts a token. */
  crypto: 'always' | 'sometimes' | 'never'
  /** Where a check finds the session: in a row of a table, in Redis, in the memory of this server, or in the token itself. */
  sessionLocation: 'table' | 'redis' | 'memory' | 'token'
  /** How long after its end a token is still accepted, in ms. */
  toleranceMs: number
  /** How long a new session lasts unless it is renewed, in seconds. */
  lifetimeS: number
  /** Whether there is an end that no use moves on. */
  hasAbsoluteExpiry: boolean
  /** When what is stored of a session that is over goes away by itself; null where nothing is stored. */
  cleanup: 'at its end' | 'at the next sign-in' | 'when it is purged' | null
  /** For how long the parent of the live refresh token is answered as before, in ms; null where there are no refresh tokens. */
  reuseIntervalMs: number | null
  /** Whether the server next door knows its sessions. */
  sharedAcrossServers: boolean
  /** Whether a new secret ends its sessions. */
  boundToSecret: boolean
  /** What it does while no store answers. */
  outage: Outage
  /** Which claims it holds against what it expects of its own tokens, beside their times: what stands in any other makes no difference. */
  checks: readonly ('iss' | 'aud')[]
  /** Whether a token has one spelling only: a lenient decoder takes several texts for the same token. */
  singleEncoding: boolean
}

export interface Outage {
  /** Whether whoever is signed in gets in, or is told that nobody can know. */
  checks: 'accepted' | 'unavailable'
  /** How long a server that has just asked may still go by what it was told, in ms. */
  heldMs: number
  /** Whether it signs out, or says that it cannot and leaves the cookie where it is. */
  signOut: 'done' | 'unavailable'
}
