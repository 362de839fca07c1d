import {
  CircleCheck,
  CircleDashed,
  CircleDot,
  CircleHelp,
  CircleMinus,
  CircleSlash2,
  CircleX,
  type LucideIcon,
  TriangleAlert,
} from 'lucide-react'
import type { CellOutcome } from '@/_ledger/ledger'

interface OutcomeStyle {
  Icon: LucideIcon
  ink: string
  box: string
  /** The text for narrow places, in one or two words. */
  short: string
}

/**
 * Sign and colour of each outcome; the words are always next to it. Green and red stand for
 * accepted and refused, so no outcome uses them: a true claim is neither good nor bad.
 */
export const OUTCOME_STYLES: Readonly<Record<CellOutcome, OutcomeStyle>> = {
  holds: {
    Icon: CircleCheck,
    ink: 'text-ink',
    box: 'border-line-strong bg-sunken',
    short: 'holds',
  },
  'does not hold': {
    Icon: CircleX,
    ink: 'text-ink',
    box: 'border-line bg-surface',
    short: 'does not',
  },
  'holds only if': {
    Icon: CircleDot,
    ink: 'text-unavailable',
    box: 'border-unavailable/40 bg-unavailable-soft',
    short: 'only if',
  },
  'holds in part': {
    Icon: CircleSlash2,
    ink: 'text-unavailable',
    box: 'border-unavailable/40 bg-unavailable-soft',
    short: 'in part',
  },
  'not asked': {
    Icon: CircleMinus,
    ink: 'text-ink-soft',
    box: 'border-transparent bg-surface text-ink-soft',
    short: 'not asked',
  },
  'nothing found': {
    Icon: CircleHelp,
    ink: 'text-refused',
    box: 'border-refused/40 bg-surface',
    short: 'nothing',
  },
  'not measured': {
    Icon: CircleDashed,
    ink: 'text-ink-soft',
    box: 'border-line border-dashed bg-surface',
    short: 'not run',
  },
}

/** All outcomes in the order of the list. */
export const OUTCOMES: readonly CellOutcome[] = [
  'holds',
  'holds only if',
  'holds in part',
  'does not hold',
  'nothing found',
  'not asked',
  'not measured',
]

const signId = (outcome: CellOutcome) => `sign-${outcome.replaceAll(' ', '-')}`

/**
 * The drawing of each sign, once. Every `Sign` refers to it, because the ledger shows more than a
 * thousand.
 */
export const Signs = () => (
  <svg aria-hidden className="hidden">
    {OUTCOMES.map((outcome) => {
      const { Icon } = OUTCOME_STYLES[outcome]
      return <Icon key={outcome} id={signId(outcome)} size="100%" />
    })}
  </svg>
)

/** The sign of an outcome, for the eye only: the words are next to it. */
export const Sign = ({
  outcome,
  className = 'size-4',
}: {
  outcome: CellOutcome
  className?: string
}) => (
  <svg aria-hidden className={`shrink-0 ${OUTCOME_STYLES[outcome].ink} ${className}`}>
    <use href={`#${signId(outcome)}`} />
  </svg>
)

const MEANINGS: Readonly<Record<CellOutcome, string>> = {
  holds: 'in every experiment on it',
  'does not hold': 'in no experiment on it',
  'holds only if': 'a condition is met, which is named',
  'holds in part': 'in one experiment, and not in another',
  'not asked': 'the claim, or the question, makes no sense of that design',
  'nothing found': 'the experiment came to no end',
  'not measured': 'not in this run',
}

/** The meaning of the signs. */
export function Key() {
  return (
    <details className="text-sm">
      <summary className="w-fit rounded font-medium">What the signs mean</summary>
      <ul className="mt-2 grid gap-x-6 gap-y-1.5 sm:grid-cols-2 lg:grid-cols-3">
        {OUTCOMES.map((outcome) => (
          <li key={outcome} className="flex items-start gap-1.5">
            <Sign outcome={outcome} className="mt-0.5 size-4" />
            <span>
              <span className="font-medium">{outcome}</span>: {MEANINGS[outcome]}
            </span>
          </li>
        ))}
        <li className="flex items-start gap-1.5">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-refused" />
          <span>
            <span className="font-medium">unlike it says</span>: not what the design says of itself
          </span>
        </li>
      </ul>
    </details>
  )
}
