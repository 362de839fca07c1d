import type { Strategy } from '@/_designs/kit/lift'
import type { Citation } from './sources'

export type ClaimId = `${'C' | 'D' | 'W'}${number}`

/** What an answer makes of a claim. */
export type ClaimVerdict = 'holds' | 'does not hold' | { holdsOnlyIf: string }

/**
 * Something that is said about sessions and JWTs, which an experiment can bear out or refute. `C`
 * and `D`: said of them; `W`: common wisdom.
 */
export interface Claim {
  id: ClaimId
  /** The claim, in one sentence. A verdict is on this. */
  text: string
  /** The strategy that it is about, where it says nothing of the other. */
  of?: Strategy
  /** Where it is imprecise, or wrong: what is so, whatever the verdict on a design. */
  about?: string
  source: Citation
  /** Why no lab can show it yet, in words that follow "not yet shown:". */
  later?: string
}

/** Claims on one subject. */
export interface Topic {
  title: string
  claims: readonly Claim[]
}
