import type { LiftedRemedy } from '../../app/_designs/kit/lifted.fixture'
import type { FaultyLink } from '../servers/faulty-link'
import type { RedisDatabase } from '../servers/redis'
import type { Bench } from './rig/bench'
import type { SignInMethod } from './rig/people'
import type { RunningApp } from './rig/running-app'

/** A config of the bare app: the credentials of its people, and the place of its sessions. */
export const VARIANTS = {
  credentials: { label: 'passwords, no adapter', strategy: 'jwt', by: ['password'] },
  both: { label: 'passwords and links, adapter', strategy: 'jwt', by: ['password', 'link'] },
  email: { label: 'links, adapter', strategy: 'database', by: ['link'] },
} as const satisfies Record<
  string,
  { label: string; strategy: LiftedRemedy['strategies'][number]; by: readonly SignInMethod['by'][] }
>

export type VariantId = keyof typeof VARIANTS

export const isVariant = (name: string): name is VariantId => name in VARIANTS

/** The configs in which a remedy for these strategies has to be tested. */
export const variantsOf = (strategies: readonly string[]): VariantId[] =>
  Object.keys(VARIANTS)
    .filter(isVariant)
    .filter((id) => strategies.includes(VARIANTS[id].strategy))

/** The results of the plays for one remedy in one config. An unexpected result is in words. */
export interface Seen {
  builds: 'yes'
  /** The number of lines that a reader has to write without a page that gives them. */
  lines: number
  /** Whether a new person's first sign-in works at the first try. */
  newPerson: 'at once'
  /** Whether known people can sign in by NextAuth's endpoint and by a server action. */
  signIn: 'both ways'
  used: 'everywhere'
  /** The time after a sign-out at which a copy of the cookie is refused. */
  signOut: 'at once' | 'lives on' | `within ${number} s`
  /** The same after the page's code ended all sessions of the person. */
  endAll: 'at once' | 'not offered' | `within ${number} s`
  /**
   * The answer to a copy that is sent again and again after the sign-out, and to a cookie with
   * junk.
   */
  replay: 'refused' | 'accepted'
  junk: 'refused'
  /** The effect of the remedy on a session from before it. */
  older: 'goes on' | 'ends'
  /** The app's message to a signed-in person while the store does not answer. */
  storeFails: 'told' | 'not asked' | 'looks signed out'
  /** The app's message to a sign-out at that time. */
  signOutFails: 'told' | 'done' | 'lives on'
  log: 'clean' | 'stacks'
  /** The result of the remedy's own play. */
  own: string
}

export type LiftColumn = keyof Seen

/** The columns of the table in their order, with their headings. */
export const COLUMNS: Record<LiftColumn, string> = {
  builds: 'builds',
  lines: 'by hand',
  newPerson: 'new person',
  signIn: 'sign in',
  used: 'used',
  signOut: 'signed out',
  endAll: 'all ended',
  replay: 'replay',
  junk: 'junk',
  older: 'older session',
  own: 'its own',
  storeFails: 'store fails',
  signOutFails: 'sign-out then',
  log: 'log',
}
const isColumn = (name: string): name is LiftColumn => name in COLUMNS
export const columns: readonly LiftColumn[] = Object.keys(COLUMNS).filter(isColumn)

/** The tools and the facts for a play. */
export interface LiftRow {
  app: RunningApp
  bench: Bench
  /** The links between the app and its stores. The first one leads to the store of the sessions. */
  links: readonly [FaultyLink, ...FaultyLink[]]
  /** The Redis of the app, to read; null if it has none. */
  redis: RedisDatabase | null
  variant: VariantId
  ways: readonly SignInMethod[]
  /** The time for which an ended session may continue, in seconds, by the page of the remedy. */
  lagS: number
  /** The time for which the app may use its memory instead of the store, in seconds. */
  heldS: number
  /**
   * Whether the connections to the store also hang. Then the test waits for the app's time-outs.
   */
  hangs: boolean
  /** The remedy's statement to run once on the database. */
  changeOver: string | null
}
