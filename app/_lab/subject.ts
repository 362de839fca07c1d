import type { Guarantees } from '@/_designs/guarantees'
import type { Strategy } from '@/_designs/kit/lift'

/** A design as `GET /api/designs` describes it. */
export interface DesignInfo {
  id: string
  label: string
  /**
   * The facts that decide whether a request is accepted and as which person, and their
   * consequences.
   */
  goesBy: string
  strategy: Strategy
  remedies: readonly string[]
  adjustable: boolean
  renewal: { method: 'GET' | 'POST'; path: string }
  guarantees: Guarantees
  cookies: { sessionToken: string; refreshToken: string }
  /**
   * Whether one process answers every request to the site, so that every request finds its memory.
   */
  oneProcess: boolean
}

/** The properties of a design that decide whether it can be tested, and which answers fit it. */
export type Testable = Pick<DesignInfo, 'guarantees' | 'adjustable' | 'cookies' | 'oneProcess'>

/** The findings of a run: an answer to each question, and its measured figure. */
export interface Finding {
  answer: string
  /** A short measured value, such as "12 ms" or "2 of 3 devices". */
  figure: string
}
