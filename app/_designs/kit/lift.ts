export type Strategy = 'database' | 'jwt'

/** A file of somebody's app, from its root. */
export interface AppFile {
  path: string
  text: string
}

/**
 * What it takes to put a remedy into somebody else's NextAuth 5 app: the pages and the test that does so read it here.
 * The app has a `config` (a `NextAuthConfig`) in `./config` and, where storage is wanted, its Prisma client in `./prisma`.
 */
export interface Lift {
  /** The strategies that its reader's config may have. */
  strategies: readonly Strategy[]
  /** The folders to copy beside `auth.ts`, of those of the remedies; its own first. */
  folders: readonly string[]
  /** What `npm install` has to bring, beside Next, React and NextAuth. */
  packages: readonly string[]
  /** The models to add to a Prisma schema: a file of its own folder, or null where nothing new is stored. */
  schema: string | null
  /** Columns that the model Session has to have besides, where sessions are in a database. */
  sessionColumns?: readonly string[]
  /** The whole of `auth.ts`. It exports `handlers`, `auth`, `signIn` and `signOut`. */
  wiring: string
  /** Further files that the app needs. */
  files: readonly AppFile[]
  notes: LiftNotes
}

/** What its reader has to know, in sentences. */
export interface LiftNotes {
  /** What a person sees whose session is refused. */
  refused: string
  /** What becomes of the sessions of before, on the day it goes live. */
  changeOver: string
  /** How to end the sessions of a person. */
  ending: string
  /** How long the rows stay, or what else is worth knowing. */
  more: readonly string[]
}

/** So with every remedy that leaves the reading to NextAuth. */
export const REFUSED_BY_NEXTAUTH =
  'auth() gives null, as for somebody who is signed out; your guard sends them to sign in. NextAuth’s session endpoint and proxy.ts clear the cookie; a page cannot.'

/** So with every remedy that goes with `truthful`. */
export const OUTAGE_NOTE =
  'While the store does not answer, NextAuth’s endpoints say 503 and leave the cookie alone. In a page, auth() throws, so that your error.tsx shows. The log gets names only: no token, no SQL, no stack. A logger in your config is replaced.'

/** So with every remedy for records. */
export const RECORDS_NOTE =
  'NextAuth makes no session record for a sign-in by password: it wants a link, OAuth or a passkey.'
