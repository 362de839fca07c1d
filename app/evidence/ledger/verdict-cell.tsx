import { TriangleAlert } from 'lucide-react'
import type { LedgerCell } from '@/_ledger/ledger'
import type { LedgerDesign } from '../ledger-design'
import { OUTCOME_STYLES, Sign } from './outcome-styles'

/** The verdict on one design, below its name at the head of the column. */
export function VerdictCell({ design, cell }: { design: LedgerDesign; cell: LedgerCell }) {
  const { box, short } = OUTCOME_STYLES[cell.outcome]
  return (
    <li
      className={`flex min-w-0 flex-col items-center justify-center gap-0.5 rounded-md border px-0.5 py-1.5 text-center text-xs leading-tight ${box}`}
    >
      <Sign outcome={cell.outcome} />
      <span className="sr-only">{`${design.label}: ${cell.outcome}`}</span>
      <span aria-hidden>{short}</span>
      {cell.open > 0 && <span className="text-[10px] text-ink-soft">so far</span>}
      {cell.differs && <Unlike />}
    </li>
  )
}

/** A mark for a verdict that differs from the guarantees of the design. */
export const Unlike = () => (
  <span className="inline-flex items-center gap-1 font-medium text-refused">
    <TriangleAlert aria-hidden className="size-3.5 shrink-0" />
    <span className="xl:sr-only">unlike it says</span>
  </span>
)
