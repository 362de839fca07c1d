import 'server-only'
import { compose, type DesignSpec } from './compose'
import type { Design, Remedy } from './design'
import { type Server, THIS_SERVER } from './kit/server'
import { absoluteRemedy } from './remedies/absolute/site/remedy'
import { cachedRemedy } from './remedies/cached/site/remedy'
import { denylistRemedy, heldDenylistRemedy } from './remedies/denylist/site/remedy'
import { directRemedy } from './remedies/direct/site/remedy'
import { hashedRemedy } from './remedies/hashed/site/remedy'
import { memoryRemedy } from './remedies/memory/site/remedy'
import { notBeforeRemedy } from './remedies/not-before/site/remedy'
import { redisRemedy } from './remedies/redis/site/remedy'
import { refreshRemedy } from './remedies/refresh/site/remedy'
import { signedRemedy } from './remedies/signed/site/remedy'
import { databaseStrategy as database } from './strategies/database/strategy'
import { jwtStrategy as jwt } from './strategies/jwt/strategy'

/** The sentence for designs that read everything from the token. */
const BY_TOKEN_ALONE =
  'The token alone, until it expires. The server keeps nothing that signing out or revoking could end, and a renewal copies what the old token says, the role too.'

/** Every design, one entry each. A new entry appears in the pages, the tests and the bench. */
const SPECS: readonly DesignSpec[] = [
  {
    id: 'database',
    label: 'Database session',
    summary:
      'A random session token in the cookie; everything else in a session record that the server looks up on every request.',
    goesBy:
      'The session record and its person, looked up on every request: what is ended or changed there counts from the next request on.',
    stock: database,
    remedies: [],
  },
  {
    id: 'database-hashed',
    label: 'Hashed sessions',
    summary:
      'A session record that is found by the hash of its token: who reads the table can sign in nowhere.',
    goesBy:
      'The session record, found by the hash of the token, and its person, looked up on every request: what is ended or changed there counts from the next request on.',
    stock: database,
    remedies: [hashedRemedy],
  },
  {
    id: 'database-cached',
    label: 'Cached sessions',
    summary:
      'A session record that each server looks up once every few seconds, and believes in between.',
    goesBy:
      'The session record as this server last read it, which may be a while ago: what is ended or changed elsewhere counts when it reads it anew.',
    stock: database,
    remedies: [cachedRemedy],
  },
  {
    id: 'database-redis',
    label: 'Redis sessions',
    summary:
      'A session record in Redis, which drops it when it is over; the person stays in the database.',
    goesBy:
      'The session record in Redis and the person in the database, looked up on every request: what is ended or changed there counts from the next request on.',
    stock: database,
    remedies: [redisRemedy],
  },
  {
    id: 'database-memory',
    label: 'Sessions in memory',
    summary:
      'A session record in the memory of one server, as a tutorial does it: gone at a restart.',
    goesBy:
      'The session record in the memory of the server that made it, and the person in the database: what is ended or changed there counts from the next request on, but no other server has the record, and a restart loses it.',
    stock: database,
    remedies: [memoryRemedy],
  },
  {
    id: 'database-direct',
    label: 'Database, recommended',
    summary:
      'Our choice of a database session: the table has only hashes, an absolute expiry, and one prepared statement for each request.',
    goesBy:
      'The session record and its person, looked up on every request in one statement: what is ended or changed there counts from the next request on, and its end was set at the sign-in.',
    stock: database,
    remedies: [directRemedy, hashedRemedy, absoluteRemedy],
  },
  {
    id: 'jwt',
    label: 'JWT session',
    summary:
      'The whole session in the cookie, as an encrypted JWT; the server keeps a key and looks nothing up.',
    goesBy: BY_TOKEN_ALONE,
    stock: jwt,
    remedies: [],
  },
  {
    id: 'jwt-signed',
    label: 'Signed JWT',
    summary:
      'The whole session in the cookie, as a signed JWT: anyone can read it, nobody can change it, and other services can verify it.',
    goesBy: BY_TOKEN_ALONE,
    stock: jwt,
    remedies: [signedRemedy],
  },
  {
    id: 'jwt-denylist',
    label: 'JWT with denylist',
    summary:
      'An encrypted JWT, and a list of the sessions that are refused although their tokens are good.',
    goesBy:
      'The token, and the list of ended sessions, looked up on every request: a session on it is refused from the next request on. Everything else counts as the token says it, the role too.',
    stock: jwt,
    remedies: [denylistRemedy],
  },
  {
    id: 'jwt-not-before',
    label: 'JWT with not-before',
    summary:
      'An encrypted JWT, and one instant per person: what was signed in before it is refused.',
    goesBy:
      'The token, and the instant before which its person’s sign-ins count no more, looked up on every request: that ends all of them or none. Everything else counts as the token says it, the role too.',
    stock: jwt,
    remedies: [notBeforeRemedy],
  },
  {
    id: 'jwt-refresh',
    label: 'JWT with refresh',
    summary:
      'A token for a minute, which nobody looks up, and a refresh token that is exchanged for the next one, where the store has its say.',
    goesBy:
      'The token alone, for the short time that it lives. For the next one the store is asked: there it shows what was ended or changed meanwhile.',
    stock: jwt,
    remedies: [signedRemedy, refreshRemedy],
  },
  {
    id: 'jwt-direct',
    label: 'JWT, recommended',
    summary:
      'Our choice of a JWT that can be revoked: signed, with an absolute expiry and a denylist in memory. A role that you take away counts until the next sign-in.',
    goesBy:
      'The token, and the list of ended sessions as this server last read it, which may be a moment ago. Everything else counts as the token says it, the role too, and its end was set at the sign-in.',
    stock: jwt,
    remedies: [signedRemedy, directRemedy, absoluteRemedy, heldDenylistRemedy],
  },
]

/** A design in a list, including one that this server cannot offer. */
export interface Entry extends Pick<Design, 'id' | 'label' | 'summary' | 'strategy' | 'remedies'> {
  /** The missing requirement, in words that follow "needs"; null if there is none. */
  needs: string | null
}

export const allEntries = (): Entry[] =>
  SPECS.map(({ stock, ...spec }) => ({ ...spec, strategy: stock.strategy, needs: missing(spec) }))

const missing = ({ remedies }: Pick<DesignSpec, 'remedies'>) =>
  remedies.flatMap(({ needs }) => needs?.() ?? [])[0] ?? null

/** The ids of the designs that this server can offer. */
export const designIds = (): string[] =>
  SPECS.filter((spec) => missing(spec) === null).map(({ id }) => id)

/** The composed designs of each server. They are dropped with their server. */
const composed = new WeakMap<Server, Map<string, Design>>()

/**
 * The design with an id; null if it is unknown or unavailable here. It is composed on first use, so
 * that a build needs no environment.
 */
export function getDesign(id: string, server: Server = THIS_SERVER): Design | null {
  const ofServer = composed.get(server) ?? new Map<string, Design>()
  composed.set(server, ofServer)
  const known = ofServer.get(id)
  if (known) return known
  const spec = SPECS.find((candidate) => candidate.id === id)
  if (!spec || missing(spec) !== null) return null
  const design = compose(spec, server)
  ofServer.set(id, design)
  return design
}

export const allDesigns = (): Design[] => designIds().flatMap((id) => getDesign(id) ?? [])

/** A remedy with the designs that use it. */
export interface RemedyEntry extends Pick<Remedy, 'id' | 'summary' | 'lift'> {
  designs: readonly Entry[]
}

/**
 * Every remedy that a design uses, once each. If a remedy has several variants, the first design
 * decides.
 */
export function allRemedies(): RemedyEntry[] {
  const entries = allEntries()
  const used = SPECS.flatMap(({ remedies }) => remedies)
  const once = used.filter(
    ({ id }, index) => used.findIndex((remedy) => remedy.id === id) === index,
  )
  return once.map(({ id, summary, lift }) => ({
    id,
    summary,
    lift,
    designs: entries.filter((entry) => entry.remedies.some((remedy) => remedy.id === id)),
  }))
}
