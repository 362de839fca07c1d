import type { Flaw } from './flaws'

/** The functions of a design that only labs need. No strategy and no remedy uses them. */
export interface LabPort {
  /**
   * Shortens a session so that it ends at `end`, before its own expiry.
   * @returns the token of the shortened session; null if the session has ended in the meantime
   */
  shorten(token: string, end: Date): Promise<string | null>
  /**
   * Issues a session's token again, with a flaw that makes it weaker.
   * @returns null if tokens hold no claims, or if the token is not valid in this design
   */
  flawed(token: string, flaw: Flaw, now?: Date): Promise<string | null>
}
