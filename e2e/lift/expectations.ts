import type { Edit } from './rig/stranger'
import type { Row, Seen, VariantId } from './rows'

/** What one remedy needs for its test, and what each row of it must show. */
export interface Expected {
  rows: Partial<Record<VariantId, Seen>>
  /** See Row. */
  lagS?: number
  heldS?: number
  hangs?: boolean
  /** Lines that its reader has to write by hand. */
  edits?: readonly Edit[]
  /** How its page says that all sessions of a person are ended: what it imports from auth.ts, and each statement, word for word as the page has it. */
  endAll?: { names: readonly string[]; statements: readonly string[] }
  /** Whether it needs a Redis. */
  redis?: boolean
  /** The plays that only this remedy has. @returns 'yes', or what is wrong. */
  own?: (row: Row) => Promise<string>
}

/** What everybody wants of a session. */
const IDEAL: Seen = {
  ...{ builds: 'yes', lines: 0, newPerson: 'at once', signIn: 'both ways', used: 'everywhere', signOut: 'at once', endAll: 'at once' },
  ...{ replay: 'refused', junk: 'refused', storeFails: 'told', signOutFails: 'told', log: 'clean', own: '' },
}

/** NextAuth as it comes, with the weaknesses that the remedies are for. */
const STOCK_JWT: Seen = {
  ...IDEAL,
  signOut: 'lives on',
  endAll: 'not offered',
  replay: 'accepted',
  storeFails: 'not asked',
  signOutFails: 'lives on',
  log: 'stacks',
}
const STOCK_DATABASE: Seen = { ...IDEAL, endAll: 'not offered', storeFails: 'looks signed out', signOutFails: 'lives on', log: 'stacks' }

export const STOCK = 'stock'

export const EXPECTED: Record<string, Expected> = {
  [STOCK]: { rows: { credentials: STOCK_JWT, both: STOCK_JWT, email: STOCK_DATABASE } },
  hashed: {
    rows: { email: IDEAL },
    hangs: true,
    endAll: { names: [], statements: ['prisma.session.deleteMany({ where: { userId } })'] },
  },
  denylist: {
    rows: { credentials: IDEAL, both: IDEAL },
    hangs: true,
    endAll: { names: ['denied'], statements: ['denied.endAll(userId)'] },
  },
}
