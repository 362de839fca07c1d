export type Strategy = 'database' | 'jwt'

/** A file of another app. Its path starts at the root of the app. */
export interface AppFile {
  path: string
  text: string
}

/**
 * Instructions for copying a remedy into another NextAuth 5 app. The pages and the lift test read
 * them here. The app has a `config` (a `NextAuthConfig`) in `./config` and, if the remedy needs
 * storage, a Prisma client in `./prisma`.
 */
export interface Lift {
  /** The strategies that the config of the other app can have. */
  strategies: readonly Strategy[]
  /** The folders of remedies to copy next to `auth.ts`, with the remedy's own folder first. */
  folders: readonly string[]
  /** The packages to install in addition to Next, React and NextAuth. */
  packages: readonly string[]
  /**
   * The file with the models to add to a Prisma schema, in the remedy's own folder; null if nothing
   * new is stored.
   */
  schema: string | null
  /** Additional columns for the model Session, if sessions are in a database. */
  sessionColumns?: readonly string[]
  /** The whole text of `auth.ts`. It exports `handlers`, `auth`, `signIn` and `signOut`. */
  wiring: string
  /** Further files that the app needs. */
  files: readonly AppFile[]
  notes: LiftNotes
}

/** Notes for the developer of the other app, in sentences. */
export interface LiftNotes {
  /** The experience of a person whose session is refused. */
  refused: string
  /** The fate of older sessions when the remedy goes live. */
  changeOver: string
  /** How to end the sessions of a person. */
  ending: string
  /** Further facts, such as how long rows stay. */
  more: readonly string[]
}

/** The note for every remedy that leaves reading to NextAuth. */
export const REFUSED_BY_NEXTAUTH =
  'auth() gives null, as for somebody who is signed out; your guard sends them to sign in. NextAuth’s session endpoint and proxy.ts clear the cookie; a page cannot.'

/** The note for every remedy that is combined with `truthful`. */
export const OUTAGE_NOTE =
  'While the store does not answer, NextAuth’s endpoints say 503 and leave the cookie alone. In a page, auth() throws, so that your error.tsx shows. The log gets names only: no token, no SQL, no stack. A logger in your config is replaced.'

/** The note for every remedy for session records. */
export const RECORDS_NOTE =
  'NextAuth makes no session record for a sign-in by password: it wants a link, OAuth or a passkey.'
