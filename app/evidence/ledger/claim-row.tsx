'use client'
import { ExternalLink } from 'lucide-react'
import Link from 'next/link'
import { memo } from 'react'
import { shownByBrowserAt } from '@/_ledger/how-found'
import {
  type AskedQuestion,
  isShown,
  type LedgerRow,
  NOT_MEASURED,
  shownAtOf,
} from '@/_ledger/ledger'
import type { LedgerDesign } from '../ledger-design'
import { CELLS, COLUMNS } from './column-heads'
import { Figures } from './figures'
import { VerdictCell } from './verdict-cell'
import { VerdictGroups } from './verdict-groups'

/** One claim: its text, its correction, its source, and the findings on each design. */
export const ClaimRow = memo(function ClaimRow({
  row,
  designs,
}: {
  row: LedgerRow
  designs: readonly LedgerDesign[]
}) {
  const { claim, asked, cells } = row
  const name = `claim-${claim.id}`
  const conditions = [...new Set(Object.values(cells).flatMap(({ onlyIf }) => onlyIf))].map(
    (condition) => ({
      condition,
      on: designs
        .filter(({ id }) => cells[id]?.onlyIf.includes(condition))
        .map(({ label }) => label),
    }),
  )
  const shownAt = shownAtOf(row)
  const open = Math.max(...Object.values(cells).map((cell) => cell.open))
  const isMeasured = Object.values(cells).some(({ outcome }) => outcome !== 'not measured')
  return (
    <li
      id={claim.id}
      aria-labelledby={name}
      className={`min-w-0 scroll-mt-16 rounded-lg border border-line bg-surface px-4 py-3 target:border-ink target:ring-1 target:ring-ink ${COLUMNS} grid gap-3`}
    >
      <div className="grid min-w-0 content-start gap-1.5">
        <h3 id={name} className="flex items-baseline gap-2 font-medium">
          <a
            href={`#${claim.id}`}
            className="w-9 shrink-0 font-mono text-xs underline underline-offset-4"
          >
            {claim.id}
          </a>
          <span className="min-w-0">{claim.text}</span>
        </h3>
        {claim.about && (
          <p className="text-sm">
            <span className="text-ink-soft">About this claim:</span> {claim.about}
          </p>
        )}
        <p className="flex flex-wrap gap-x-3 gap-y-1 text-ink-soft text-xs">
          <a
            href={claim.source.url}
            rel="noreferrer"
            className="inline-flex items-center gap-1 underline underline-offset-4"
          >
            {claim.source.name} <ExternalLink aria-hidden className="size-3" />
          </a>
          {labsOf(asked).map(({ id, title }) => (
            <Link
              key={id}
              href={`/labs/${id}`}
              prefetch={false}
              className="underline underline-offset-4"
            >
              Lab: {title}
            </Link>
          ))}
        </p>
      </div>
      <div className="grid min-w-0 content-start gap-2">
        {!isShown(row) && (
          <p className="rounded-md border border-line border-dashed px-3 py-2 text-ink-soft text-sm">
            Not yet shown{claim.later && `: ${claim.later}`}.
          </p>
        )}
        {isShown(row) && !isMeasured && (
          <p className="rounded-md border border-line border-dashed px-3 py-2 text-ink-soft text-sm">
            Not measured in this run.
          </p>
        )}
        {isMeasured && (
          <ul aria-label={`Verdicts on ${claim.id}`} className={`hidden ${CELLS}`}>
            {designs.map((design) => (
              <VerdictCell
                key={design.id}
                design={design}
                cell={cells[design.id] ?? NOT_MEASURED}
              />
            ))}
          </ul>
        )}
        {isMeasured && <VerdictGroups row={row} designs={designs} />}
        {open > 0 && (
          <p className="text-sm">
            So far: {open === 1 ? 'one experiment' : `${open} experiments`} on this claim{' '}
            {open === 1 ? 'has' : 'have'} not been run.
          </p>
        )}
        {shownAt && <p className="text-ink-soft text-sm">{shownByBrowserAt(shownAt)}.</p>}
        {conditions.map(({ condition, on }) => (
          <p key={condition} className="text-sm">
            Only if {condition}. <span className="text-ink-soft">({on.join(', ')})</span>
          </p>
        ))}
        {isMeasured && <Figures row={row} designs={designs} />}
      </div>
    </li>
  )
})

const labsOf = (asked: readonly AskedQuestion[]) => [
  ...new Map(asked.map(({ lab }) => [lab.id, lab])).values(),
]
