import type { LiftedRemedy } from '../../app/_designs/kit/lifted.fixture'
import type { FaultyLink } from '../servers/faulty-link'
import type { RedisDatabase } from '../servers/redis'
import type { Bench } from './rig/bench'
import type { SignInMethod } from './rig/people'
import type { RunningApp } from './rig/running-app'

/** A config of the bare app: what people sign in with, and where sessions are. */
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

/** Those that a remedy for these strategies has to be tried in. */
export const variantsOf = (strategies: readonly string[]): VariantId[] =>
  Object.keys(VARIANTS)
    .filter(isVariant)
    .filter((id) => strategies.includes(VARIANTS[id].strategy))

/**
 * What the plays find out about one remedy in one config; the values that are not what was expected
 * are in words.
 */
export interface Seen {
  builds: 'yes'
  /** Lines that a reader has to write, which no page gives. */
  lines: number
  /** Whether the first sign-in of a new person works at the first try. */
  newPerson: 'at once'
  /** Whether known people can sign in by NextAuth's endpoint and by a server action. */
  signIn: 'both ways'
  used: 'everywhere'
  /** When a copy of the cookie is refused after a sign-out. */
  signOut: 'at once' | 'lives on' | `within ${number} s`
  /** The same after all sessions of the person were ended by what the page shows for it. */
  endAll: 'at once' | 'not offered' | `within ${number} s`
  /**
   * What becomes of a copy that is sent again and again after the sign-out, and of a cookie that is
   * junk.
   */
  replay: 'refused' | 'accepted'
  junk: 'refused'
  /** What becomes of a session from before the remedy. */
  older: 'goes on' | 'ends'
  /** What the app says to somebody signed in while the store does not answer. */
  storeFails: 'told' | 'not asked' | 'looks signed out'
  /** What it says to a sign-out at that time. */
  signOutFails: 'told' | 'done' | 'lives on'
  log: 'clean' | 'stacks'
  /** The plays that only this remedy has. */
  own: string
}

export type LiftColumn = keyof Seen

/** The columns of the table, in their order, with their heads. */
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

/** What a play has at hand. */
export interface LiftRow {
  app: RunningApp
  bench: Bench
  /** What lies between the app and each store that it asks; first, that of its sessions. */
  links: readonly [FaultyLink, ...FaultyLink[]]
  /** The Redis of the app, to look into; null for none. */
  redis: RedisDatabase | null
  variant: VariantId
  ways: readonly SignInMethod[]
  /** In seconds, how long after its end a session may go on, by what the remedy's page says. */
  lagS: number
  /** In seconds, how long the app may go by what it knows, without asking the store. */
  heldS: number
  /**
   * Whether the connections to the store also hang, which takes the app's time-outs to find out.
   */
  hangs: boolean
  /** What the remedy wants to be run once on the database. */
  changeOver: string | null
}
