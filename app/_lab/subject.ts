import type { Guarantees } from '@/_designs/guarantees'
import type { Strategy } from '@/_designs/kit/lift'

/** What a site says of one of its designs, as `GET /api/designs` gives it. */
export interface DesignInfo {
  id: string
  label: string
  /** What decides whether a request is accepted, and as whom; and what follows from that. */
  goesBy: string
  strategy: Strategy
  remedies: readonly string[]
  adjustable: boolean
  renewal: { method: 'GET' | 'POST'; path: string }
  guarantees: Guarantees
  cookies: { sessionToken: string; refreshToken: string }
  /** Whether one process answers every request to the site: what it keeps in memory is then what every request finds. */
  oneProcess: boolean
}

/** What a run found: an answer to each question, and the figure that was measured with it. */
export interface Finding {
  answer: string
  /** A short measured value, such as "12 ms" or "2 of 3 devices". */
  figure: string
}
