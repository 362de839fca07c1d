import type { LedgerDesign } from '../ledger-design'

/**
 * In a wide window, the claim is on the left, and each design has a column on the right. A column
 * fits the longest word of a name.
 */
export const COLUMNS =
  'xl:grid xl:grid-cols-[minmax(0,1fr)_55rem] xl:gap-4 min-[88rem]:grid-cols-[minmax(0,1fr)_59rem]'
export const CELLS = 'gap-1 xl:grid xl:auto-cols-fr xl:grid-flow-col'

/**
 * The names of the columns, which stay visible. Screen readers skip them, because each cell names
 * its design too.
 */
export function ColumnHeads({ designs }: { designs: readonly LedgerDesign[] }) {
  return (
    <div
      aria-hidden
      className={`sticky top-0 z-10 hidden border-line border-b bg-canvas px-4 pt-2 pb-1.5 ${COLUMNS}`}
    >
      <span className="self-end font-medium text-sm">Claim</span>
      <div className={`${CELLS} items-end`}>
        {designs.map(({ id, label, strategy }) => (
          <span
            key={id}
            data-strategy={strategy}
            className="h-full content-end border-strategy border-b-2 text-balance pb-1 text-center font-medium text-[10px] text-strategy-ink leading-tight tracking-tight min-[88rem]:text-[11px]"
          >
            {label}
          </span>
        ))}
      </div>
    </div>
  )
}
