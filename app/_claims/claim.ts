import type { ScopeId } from './scope'
import type { Citation } from './sources'

export type ClaimId = `${'C' | 'D' | 'W'}${number}`

/**
 * A statement about sessions and JWTs that an experiment can confirm or refute. `C` and `D` name
 * such statements, `W` common wisdom.
 */
export interface Claim {
  id: ClaimId
  /** The claim, in one sentence. The verdict is about this sentence. */
  text: string
  /** The designs that the claim is about; all designs without it. It is not tested on others. */
  of?: ScopeId
  /**
   * The correction of an imprecise or wrong claim. It holds for all designs and all verdicts.
   */
  about?: string
  source: Citation
  /** The reason why no lab can show the claim yet, in words that follow "not yet shown:". */
  later?: string
}

/** Claims on one subject. */
export interface Topic {
  title: string
  claims: readonly Claim[]
}
