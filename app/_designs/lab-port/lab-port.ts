import type { Flaw } from './flaws'

/** What only labs need of a design. No strategy and no remedy knows of it. */
export interface LabPort {
  /**
   * Has a session end at `end`, which is sooner than it would by itself.
   * @returns the token that now stands for it; null where the session ended meanwhile
   */
  shorten(token: string, end: Date): Promise<string | null>
  /**
   * Issues a session's token once more, with a flaw that makes it worth less.
   * @returns null where tokens hold no claims, or for what is no token of the design
   */
  flawed(token: string, flaw: Flaw, now?: Date): Promise<string | null>
}
