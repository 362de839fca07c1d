import type { User } from 'next-auth'
import type { JWT } from 'next-auth/jwt'
import type { Found } from './decide'

/** A new family at its sign-in, and the hash of its first token. */
export interface NewFamily {
  token: JWT
  user: User
  hash: string
  expires: Date
  /** The `sid` of the family that this browser had before; null without one. */
  replaces(): Promise<string | null>
}

/** The storage of families: the store's side of a refresh. */
export interface Families {
  /**
   * The time by the clock of the store, which all servers share. Without it, each server goes by
   * its own clock, and a slow one accepts a token after its interval.
   */
  now?(): Promise<Date>
  /**
   * Stores a family, and ends the one that this browser had before.
   * @returns the time of the sign-in
   */
  begin(family: NewFamily): Promise<Date>
  /**
   * Ends a family. A family that has already ended is no error.
   * @throws if the store cannot confirm the change
   */
  end(sid: string, endedBy: string): Promise<void>
  /** Writes everything that `work` writes, or nothing. */
  transaction<T>(work: (family: FamilyTransaction) => Promise<T>): Promise<T>
}

export interface FamilyTransaction {
  /** The time by the clock of the store, within this transaction. */
  now?(): Promise<Date>
  /**
   * Finds the token with that hash and its family, and locks both until the end of the transaction.
   */
  lock(hash: string): Promise<Found | null>
  /** Replaces a token by its child. */
  rotate(sid: string, hashes: { parent: string; child: string }, now: Date): Promise<void>
  end(sid: string, endedBy: string, now: Date): Promise<void>
  /** The current claims of a person; null if the person is deleted or disabled. */
  claimsOf(userId: string, now: Date): Promise<JWT | null>
}
