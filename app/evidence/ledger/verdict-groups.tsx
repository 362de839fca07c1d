import { Fragment } from 'react'
import { type LedgerCell, type LedgerRow, NOT_MEASURED } from '@/_ledger/ledger'
import type { LedgerDesign } from '../ledger-design'
import { OUTCOME_STYLES, OUTCOMES, Sign } from './outcome-styles'
import { Unlike } from './verdict-cell'

/** The same for narrow windows: every verdict with its designs. */
export function VerdictGroups({
  row: { cells },
  designs,
}: {
  row: LedgerRow
  designs: readonly LedgerDesign[]
}) {
  const cellOf = ({ id }: LedgerDesign): LedgerCell => cells[id] ?? NOT_MEASURED
  return (
    <ul className="grid gap-1 xl:hidden">
      {OUTCOMES.map((outcome) => {
        const some = designs.filter((design) => cellOf(design).outcome === outcome)
        if (some.length === 0) return null
        return (
          <li
            key={outcome}
            className={`flex min-w-0 items-start gap-2 rounded-md border px-2 py-1.5 text-sm ${OUTCOME_STYLES[outcome].box}`}
          >
            <Sign outcome={outcome} className="mt-0.5 size-4" />
            <span className="min-w-0">
              <span className="font-semibold">{outcome}:</span>{' '}
              {some.map((design, index) => (
                <Fragment key={design.id}>
                  {index > 0 && '; '}
                  <span data-strategy={design.strategy} className="text-strategy-ink">
                    {design.label}
                  </span>
                  {cellOf(design).open > 0 && ' (so far)'}
                  {cellOf(design).differs && (
                    <>
                      {' '}
                      <Unlike />
                    </>
                  )}
                </Fragment>
              ))}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
