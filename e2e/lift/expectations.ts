import { absolutePlay } from './plays/absolute'
import { cachedPlay } from './plays/cached'
import { redisPlay } from './plays/redis'
import { refreshPlay } from './plays/refresh'
import { signedPlay } from './plays/signed'
import type { SourceEdit } from './rig/stranger'
import type { LiftRow, Seen, VariantId } from './rows'

/** The needs of one remedy's test, and the expected values of its rows. */
export interface Expected {
  rows: Partial<Record<VariantId, Seen>>
  /** See LiftRow. */
  lagS?: number
  heldS?: number
  hangs?: boolean
  /** The changes that a reader has to make by hand. */
  edits?: readonly SourceEdit[]
  /**
   * The page's code to end all sessions of a person: the imports from auth.ts, and the statements,
   * exactly as the page has them.
   */
  endAll?: { names: readonly string[]; statements: readonly string[] }
  /** Whether it needs a Redis. */
  redis?: boolean
  /**
   * The play of this remedy only.
   * @returns the value for the row, or an error in words
   */
  own?: (row: LiftRow) => Promise<string>
}

/** The best values of a session. */
const IDEAL: Seen = {
  ...{
    builds: 'yes',
    lines: 0,
    newPerson: 'at once',
    signIn: 'both ways',
    used: 'everywhere',
    signOut: 'at once',
    endAll: 'at once',
  },
  ...{
    replay: 'refused',
    junk: 'refused',
    older: 'goes on',
    storeFails: 'told',
    signOutFails: 'told',
    log: 'clean',
    own: '',
  },
}
const NOT_ENDED_BY_OTHERS: Seen = { ...IDEAL, endAll: 'not offered' }
/** A JWT that is checked without a store, so only its expiry ends it. */
const ALONE: Seen = {
  ...NOT_ENDED_BY_OTHERS,
  signOut: 'lives on',
  replay: 'accepted',
  storeFails: 'not asked',
  signOutFails: 'lives on',
}

/** Stock NextAuth, with the weaknesses that the remedies correct. */
const STOCK_JWT: Seen = { ...ALONE, log: 'stacks' }
const STOCK_DATABASE: Seen = {
  ...NOT_ENDED_BY_OTHERS,
  storeFails: 'looks signed out',
  signOutFails: 'lives on',
}

const DELETE_RECORDS = 'prisma.session.deleteMany({ where: { userId } })'

export const STOCK = 'stock'

const jwtRows = (seen: Seen) => ({ credentials: seen, both: seen })

export const EXPECTED: Record<string, Expected> = {
  [STOCK]: { rows: { ...jwtRows(STOCK_JWT), email: STOCK_DATABASE } },
  refresh: {
    rows: jwtRows({
      ...ALONE,
      lines: 2,
      signOut: 'within 75 s',
      endAll: 'within 75 s',
      replay: 'refused',
      signOutFails: 'told',
      own: 'rotates, renews',
    }),
    lagS: 75, // a minute, and the 15 s of NextAuth's tolerance
    edits: [
      {
        path: 'app/layout.tsx',
        find: "import type { ReactNode } from 'react'",
        replace:
          "import type { ReactNode } from 'react'\nimport { StaySignedIn } from '@/refresh/stay-signed-in'",
      },
      {
        path: 'app/layout.tsx',
        find: '<body>{children}</body>',
        replace: '<body><StaySignedIn />{children}</body>',
      },
    ],
    endAll: { names: ['families'], statements: ['families.endAll(userId)'] },
    own: refreshPlay,
  },
  absolute: {
    rows: {
      ...jwtRows({ ...ALONE, older: 'ends', own: 'ends' }),
      email: { ...NOT_ENDED_BY_OTHERS, own: 'ends' },
    },
    own: absolutePlay,
  },
  denylist: {
    rows: jwtRows({ ...IDEAL, older: 'ends' }),
    hangs: true,
    endAll: { names: ['denied'], statements: ['denied.endAll(userId)'] },
  },
  hashed: {
    rows: { email: IDEAL },
    hangs: true,
    endAll: { names: [], statements: [DELETE_RECORDS] },
  },
  cached: {
    rows: { email: { ...IDEAL, own: 'lag next door' } },
    heldS: 5,
    endAll: { names: ['cache'], statements: [DELETE_RECORDS, 'cache.evictPerson(userId)'] },
    own: cachedPlay,
  },
  direct: { rows: { ...jwtRows(ALONE), email: NOT_ENDED_BY_OTHERS } },
  memory: {
    rows: { email: { ...IDEAL, older: 'ends', signOutFails: 'done' } }, // a sign-out needs no store
    endAll: { names: ['records'], statements: ["records.deleteOfPerson(userId, 'all')"] },
  },
  'not-before': {
    // it cannot end a single session
    rows: jwtRows({ ...IDEAL, signOut: 'lives on', replay: 'accepted', signOutFails: 'lives on' }),
    endAll: { names: ['instants'], statements: ['instants.revoke(userId)'] },
  },
  redis: {
    rows: { email: { ...IDEAL, older: 'ends', own: 'keys end' } },
    endAll: { names: ['sessions'], statements: ["sessions.deleteOfPerson(userId, 'all')"] },
    redis: true,
    own: redisPlay,
  },
  signed: {
    rows: jwtRows({ ...ALONE, older: 'ends', own: 'verified by others' }),
    own: signedPlay,
  },
}
