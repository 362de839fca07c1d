import { IN_LIFETIMES } from './in-lifetimes'
import { IN_MEASURES } from './in-measures'
import { IN_REMEDIES } from './in-remedies'
import { IN_SITE } from './in-site'
import { IN_VERDICTS } from './in-verdicts'
import type { Mutant } from './mutant'

/**
 * All mutants. Each is a mistake that a contributor could make. Run them after a change or a
 * removal of tests.
 */
export const MUTANTS: readonly Mutant[] = [
  ...IN_REMEDIES,
  ...IN_LIFETIMES,
  ...IN_MEASURES,
  ...IN_SITE,
  ...IN_VERDICTS,
]
