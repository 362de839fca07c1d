import type { Adapter, AdapterSession, AdapterUser } from 'next-auth/adapters'
import type { Stored } from '../session'

/** A stored session. Its times come from the clock of the server that made it. */
export interface SessionRecord extends AdapterSession {
  /** An id for the session that does not reveal its token. */
  id: string
  /** The browser or device, named by its User-Agent. */
  label: string
  createdAt: Date
  /** The absolute expiry, which use does not extend; null if there is none. */
  endsAt: Date | null
  /** The idle time in seconds; null for NextAuth's own maximum age. */
  idleS: number | null
}
/** The values of a new session. The store adds an id and the time. */
export type NewSession = AdapterSession &
  Pick<SessionRecord, 'label'> &
  Partial<Pick<SessionRecord, 'endsAt' | 'idleS'>>

/**
 * A selection among the sessions of a person: one by its id, all except the one of a token, or all.
 */
export type SessionSelection = { id: string } | { except: string } | 'all'

/** NextAuth's adapter with all session methods, and three methods that NextAuth does not have. */
export interface SessionAdapter extends Adapter {
  createSession(session: NewSession): Promise<SessionRecord>
  getSessionAndUser(
    sessionToken: string,
  ): Promise<{ session: SessionRecord; user: AdapterUser } | null>
  updateSession(
    session: Pick<AdapterSession, 'sessionToken'> & Partial<AdapterSession>,
  ): Promise<SessionRecord | null>
  deleteSession(sessionToken: string): Promise<void>
  /** The live sessions of a person, newest first, at most a hundred. */
  listSessions(userId: string, now: Date): Promise<SessionRecord[]>
  /**
   * Ends sessions of a person.
   * @returns the number of sessions
   */
  deleteSessions(userId: string, which: SessionSelection): Promise<number>
  /** The stored row of a session, unchanged; null if there is none. */
  storedSession(sessionToken: string): Promise<Stored | null>
}
