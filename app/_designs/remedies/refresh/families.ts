import type { User } from 'next-auth'
import type { JWT } from 'next-auth/jwt'
import type { Found } from './decide'

/** A family at its sign-in, and the hash of its first token. */
export interface NewFamily {
  token: JWT
  user: User
  hash: string
  expires: Date
  /** The family that this browser held before, if any: its `sid`. */
  replaces(): Promise<string | null>
}

/** Where families are kept: the store's side of a refresh. */
export interface Families {
  /** Writes a family down, and ends the one that this browser held before. @returns the moment of the sign-in. */
  begin(family: NewFamily): Promise<Date>
  /** Ends a family; it is no error where it has ended already. @throws where the store cannot say that it is done. */
  end(sid: string, endedBy: string): Promise<void>
  /** All that `work` writes, or nothing of it. */
  transaction<T>(work: (family: FamilyTransaction) => Promise<T>): Promise<T>
}

export interface FamilyTransaction {
  /** The token of that hash and its family, which nobody else can read for a refresh, or change, until this is over. */
  lock(hash: string): Promise<Found | null>
  /** Puts a child in the place of its parent. */
  rotate(sid: string, hashes: { parent: string; child: string }, now: Date): Promise<void>
  end(sid: string, endedBy: string, now: Date): Promise<void>
  /** The claims of the person as they are by now; null for one who is gone or disabled. */
  claimsOf(userId: string, now: Date): Promise<JWT | null>
}
