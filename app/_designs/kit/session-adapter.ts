import type { Adapter, AdapterSession, AdapterUser } from 'next-auth/adapters'
import type { Stored } from '../session'

/** What is kept of one session. Times are those of the server that made it. */
export interface SessionRecord extends AdapterSession {
  /** Names the session without giving its token away. */
  id: string
  /** The browser or device, as its User-Agent names it. */
  label: string
  createdAt: Date
  /** When it ends however much it is used; null where use keeps it alive for ever. */
  endsAt: Date | null
  /** How long it may lie unused, in seconds; null for NextAuth's own maximum age. */
  idleS: number | null
}
/** As it is asked for; the store gives it an id and the moment. */
export type NewSession = AdapterSession &
  Pick<SessionRecord, 'label'> &
  Partial<Pick<SessionRecord, 'endsAt' | 'idleS'>>

/** Which sessions of a person: the one of that id, all but the one of that token, or all. */
export type SessionSelection = { id: string } | { except: string } | 'all'

/** NextAuth's adapter as far as it keeps sessions, and the three things that NextAuth has no word for. */
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
  /** Ends sessions of a person. @returns how many there were. */
  deleteSessions(userId: string, which: SessionSelection): Promise<number>
  /** What is kept of a session, as it is kept; null where nothing is. */
  storedSession(sessionToken: string): Promise<Stored | null>
}
