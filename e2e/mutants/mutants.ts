import { IN_REMEDIES } from './in-remedies'
import { IN_SITE } from './in-site'
import type { Mutant } from './mutant'

/**
 * Each is a mistake that somebody could make. Try them whenever tests are changed or left out.
 */
export const MUTANTS: readonly Mutant[] = [...IN_REMEDIES, ...IN_SITE]
