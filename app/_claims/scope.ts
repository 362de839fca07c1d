import type { Strategy } from '@/_designs/kit/lift'

/** The parts of a design that decide which claims are about it. */
export interface ScopedDesign {
  strategy: Strategy
  /** The ids of its remedies. */
  remedies: readonly string[]
}

/** A pattern of designs: the strategy, and the remedies that they have and do not have. */
interface Pattern {
  strategy?: Strategy
  having?: readonly string[]
  lacking?: readonly string[]
}

interface Scope {
  /** The end of the sentence "It is said of …". */
  words: string
  /** A design is in the scope if one pattern fits. */
  patterns: readonly Pattern[]
}

/** The kinds of designs that a claim, or a table of verdicts, can be about. */
const SCOPES = {
  session: { words: 'sessions on the server', patterns: [{ strategy: 'database' }] },
  sharedSession: {
    words: 'sessions in a store that all servers share',
    patterns: [{ strategy: 'database', lacking: ['memory'] }],
  },
  memorySession: {
    words: 'sessions in the memory of one server',
    patterns: [{ having: ['memory'] }],
  },
  jwt: { words: 'JWTs', patterns: [{ strategy: 'jwt' }] },
  signedJwt: { words: 'signed JWTs', patterns: [{ having: ['signed'] }] },
  encryptedJwt: {
    words: 'encrypted JWTs',
    patterns: [{ strategy: 'jwt', lacking: ['signed'] }],
  },
  denylist: { words: 'JWTs with a denylist', patterns: [{ having: ['denylist'] }] },
  heldDenylist: {
    words: 'JWTs with a denylist that each server holds',
    patterns: [{ having: ['denylist', 'direct'] }],
  },
  lookedUpToken: {
    words: 'JWTs whose check asks a store',
    patterns: [{ having: ['denylist'] }, { having: ['not-before'] }],
  },
  refresh: { words: 'JWTs with refresh tokens', patterns: [{ having: ['refresh'] }] },
  /** A server uses an answer of the store again, so that it may be out of date. */
  copy: {
    words: 'servers that keep a copy of what they looked up',
    patterns: [{ having: ['cached'] }, { having: ['denylist', 'direct'] }],
  },
  any: { words: 'every design', patterns: [{}] },
} as const satisfies Record<string, Scope>

export type ScopeId = keyof typeof SCOPES

/** Whether a scope includes a design. */
export function covers(id: ScopeId, { strategy, remedies }: ScopedDesign): boolean {
  const patterns: readonly Pattern[] = SCOPES[id].patterns
  return patterns.some(
    ({ strategy: wanted = strategy, having = [], lacking = [] }) =>
      wanted === strategy &&
      having.every((remedy) => remedies.includes(remedy)) &&
      !lacking.some((remedy) => remedies.includes(remedy)),
  )
}

/** The reason why a claim was not tested on a design outside of its scopes. */
export const outsideOf = (ids: readonly ScopeId[]): string =>
  `It is said of ${ids.map((id) => SCOPES[id].words).join(' and ')}.`
