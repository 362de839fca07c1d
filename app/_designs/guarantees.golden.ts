import type { Guarantees } from './guarantees'

/** The values of a design that a reviewer has approved. */
export interface GoldenDesign {
  label: string
  /** Whether visitors may set the lifetimes of their own sessions. */
  adjustable: boolean
  guarantees: Guarantees
}

const SECOND_MS = 1000
const DAY_S = 24 * 60 * 60

const DATABASE: Guarantees = {
  token: 'opaque',
  randomBits: 122,
  longestToken: null,
  atRest: 'clear',
  lagMs: 0,
  roleLagMs: 0,
  signOutLagMs: 0,
  canListSessions: true,
  lookups: 'always',
  crypto: 'never',
  sessionLocation: 'table',
  toleranceMs: 0,
  lifetimeS: 30 * DAY_S,
  hasAbsoluteExpiry: false,
  cleanup: 'when it is purged',
  reuseIntervalMs: null,
  sharedAcrossServers: true,
  boundToSecret: false,
  outage: { checks: 'unavailable', heldMs: 0, signOut: 'unavailable' },
  checks: [],
  singleEncoding: true,
}

const JWT: Guarantees = {
  token: 'JWE',
  randomBits: null,
  longestToken: null,
  atRest: 'none',
  lagMs: null,
  roleLagMs: null,
  signOutLagMs: null,
  canListSessions: false,
  lookups: 'never',
  crypto: 'always',
  sessionLocation: 'token',
  toleranceMs: 15 * SECOND_MS,
  lifetimeS: 30 * DAY_S,
  hasAbsoluteExpiry: false,
  cleanup: null,
  reuseIntervalMs: null,
  sharedAcrossServers: true,
  boundToSecret: true,
  outage: { checks: 'accepted', heldMs: 0, signOut: 'done' },
  checks: [],
  singleEncoding: false,
}

const SIGNED = {
  token: 'JWS',
  longestToken: 8192,
  toleranceMs: 0,
  checks: ['iss', 'aud'],
  singleEncoding: true,
} as const satisfies Partial<Guarantees>

const row = (label: string, guarantees: Guarantees, adjustable = false): GoldenDesign => ({
  label,
  adjustable,
  guarantees,
})

/**
 * Every design with its guarantees, by id. The stock designs are complete; each other design lists
 * its additions and changes. The table is written by hand, so that a change of a guarantee is a
 * line in a review: `guarantees.alone.test.ts` compares it with the registry. The end-to-end tests
 * and the table of designs in README.md take the guarantees from here.
 */
export const GOLDEN: Readonly<Record<string, GoldenDesign>> = {
  database: row('Database session', DATABASE),
  'database-hashed': row('Hashed sessions', { ...DATABASE, randomBits: 256, atRest: 'hashed' }),
  'database-cached': row('Cached sessions', {
    ...DATABASE,
    lagMs: 5 * SECOND_MS,
    roleLagMs: 5 * SECOND_MS,
    signOutLagMs: 5 * SECOND_MS,
    lookups: 'sometimes',
    outage: { checks: 'unavailable', heldMs: 5 * SECOND_MS, signOut: 'unavailable' },
  }),
  'database-redis': row('Redis sessions', {
    ...DATABASE,
    sessionLocation: 'redis',
    cleanup: 'at its end',
  }),
  'database-memory': row('Sessions in memory', {
    ...DATABASE,
    atRest: 'none',
    sessionLocation: 'memory',
    cleanup: 'at the next sign-in',
    sharedAcrossServers: false,
    outage: { checks: 'unavailable', heldMs: 0, signOut: 'done' },
  }),
  'database-direct': row(
    'Database, recommended',
    {
      ...DATABASE,
      randomBits: 256,
      atRest: 'hashed',
      lifetimeS: 30 * 60,
      hasAbsoluteExpiry: true,
    },
    true,
  ),
  jwt: row('JWT session', JWT),
  'jwt-signed': row('Signed JWT', { ...JWT, ...SIGNED }),
  'jwt-denylist': row('JWT with denylist', {
    ...JWT,
    lagMs: 0,
    signOutLagMs: 0,
    canListSessions: true,
    lookups: 'always',
    cleanup: 'when it is purged',
    outage: { checks: 'unavailable', heldMs: 0, signOut: 'unavailable' },
  }),
  'jwt-not-before': row('JWT with not-before', {
    ...JWT,
    lagMs: 0,
    lookups: 'always',
    outage: { checks: 'unavailable', heldMs: 0, signOut: 'done' },
  }),
  'jwt-refresh': row('JWT with refresh', {
    ...JWT,
    ...SIGNED,
    atRest: 'hashed',
    lagMs: 60 * SECOND_MS,
    roleLagMs: 60 * SECOND_MS,
    signOutLagMs: 60 * SECOND_MS,
    canListSessions: true,
    lifetimeS: 60,
    hasAbsoluteExpiry: true,
    cleanup: 'when it is purged',
    reuseIntervalMs: 10 * SECOND_MS,
    outage: { checks: 'accepted', heldMs: 0, signOut: 'unavailable' },
  }),
  'jwt-direct': row(
    'JWT, recommended',
    {
      ...JWT,
      ...SIGNED,
      lagMs: 1 * SECOND_MS,
      signOutLagMs: 1 * SECOND_MS,
      canListSessions: true,
      lookups: 'sometimes',
      crypto: 'sometimes',
      lifetimeS: 30 * 60,
      hasAbsoluteExpiry: true,
      cleanup: 'when it is purged',
      outage: { checks: 'unavailable', heldMs: 1 * SECOND_MS, signOut: 'unavailable' },
    },
    true,
  ),
}
