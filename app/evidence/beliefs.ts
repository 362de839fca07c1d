import type { ClaimId } from '@/_claims/claim'
import type { CellOutcome, LedgerRow } from '@/_ledger/ledger'

/** Ten claims that are often repeated. What was found of each comes from the ledger. */
export const BELIEFS: readonly ClaimId[] = [
  'W24',
  'W8',
  'W7',
  'W1',
  'W9',
  'W10',
  'W4',
  'W6',
  'W16',
  'W21',
]

interface LabelledDesign {
  id: string
  label: string
  strategy: string
}

/** What was found of a claim: each verdict, with the designs that it is about in words. */
export interface BeliefFinding {
  outcome: CellOutcome
  words: string
}

const VERDICTS: readonly CellOutcome[] = [
  'holds',
  'holds only if',
  'holds in part',
  'does not hold',
]
const KINDS = [
  { strategy: 'database', words: 'all database designs' },
  { strategy: 'jwt', words: 'all JWT designs' },
]

/** The verdicts on a claim, from "holds" to "does not hold". */
export function findingsOf(
  { cells }: Pick<LedgerRow, 'cells'>,
  designs: readonly LabelledDesign[],
): BeliefFinding[] {
  const outcomeOf = ({ id }: LabelledDesign) => cells[id]?.outcome ?? 'not measured'
  const asked = designs.filter((design) => VERDICTS.includes(outcomeOf(design)))
  return VERDICTS.flatMap((outcome) => {
    const some = asked.filter((design) => outcomeOf(design) === outcome)
    return some.length === 0 ? [] : [{ outcome, words: namesOf(some, asked) }]
  })
}

/** The names of designs. Where all of a strategy are among them, they have one name. */
function namesOf(some: readonly LabelledDesign[], asked: readonly LabelledDesign[]): string {
  if (some.length === asked.length && some.length > 1) return 'every design that it is about'
  return KINDS.flatMap(({ strategy, words }) => {
    const of = (list: readonly LabelledDesign[]) => list.filter((one) => one.strategy === strategy)
    const isWhole = of(some).length > 1 && of(some).length === of(asked).length
    return isWhole ? [words] : of(some).map(({ label }) => label)
  }).join('; ')
}
