'use client'
import { TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { inWords, nameOf } from '@/_claims/verdict'
import { howFound } from '@/_ledger/how-found'
import type { AskedQuestion, Evidence, LedgerRow } from '@/_ledger/ledger'
import { browserTestTitle, testTitle } from '@/_ledger/test-title'
import { formatMoment } from '@/_ui/duration'
import type { LedgerDesign } from '../ledger-design'
import { Sign } from './outcome-styles'

/**
 * What was found: each question on a claim, with the answer and the figure of every design.
 * They are drawn when the visitor opens them.
 */
export function Figures({ row, designs }: { row: LedgerRow; designs: readonly LedgerDesign[] }) {
  const [open, setOpen] = useState(false)
  const { claim, asked } = row
  return (
    <details
      className="min-w-0 text-sm"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className="w-fit rounded text-ink-soft">
        What was found<span className="sr-only"> on {claim.id}</span>
      </summary>
      {open && (
        <div className="mt-2 grid min-w-0 gap-4">
          {asked.map((one) => (
            <Question
              key={`${one.lab.id} ${one.experiment.id} ${one.question.id}`}
              asked={one}
              row={row}
              designs={designs}
            />
          ))}
        </div>
      )}
    </details>
  )
}

function Question({
  asked: { lab, experiment, question },
  row,
  designs,
}: {
  asked: AskedQuestion
  row: LedgerRow
  designs: readonly LedgerDesign[]
}) {
  return (
    <div className="grid min-w-0 gap-1.5 rounded-lg border border-line bg-sunken p-3">
      <p className="font-medium">{question.ask}</p>
      <p className="text-ink-soft text-xs">
        <Link
          href={`/labs/${lab.id}#${experiment.id}`}
          prefetch={false}
          className="underline underline-offset-4"
        >
          {lab.title}: {experiment.title}
        </Link>
      </p>
      <ul className="grid min-w-0">
        {designs.map((design) => {
          const cell = row.cells[design.id]
          const found = cell?.evidence.find(
            (one) =>
              one.lab.id === lab.id &&
              one.experiment.id === experiment.id &&
              one.question.id === question.id,
          )
          return (
            <li
              key={design.id}
              data-strategy={design.strategy}
              className="grid min-w-0 gap-x-3 border-line py-1.5 not-first:border-t sm:grid-cols-[11rem_1fr]"
            >
              <span className="font-medium text-strategy-ink">{design.label}</span>
              {found ? (
                <Found found={found} />
              ) : (
                <span className="text-ink-soft">{cell?.reasons.join(' ') || 'Not measured.'}</span>
              )}
            </li>
          )
        })}
      </ul>
      <p className="min-w-0 break-words text-ink-soft text-xs">
        Test:{' '}
        <code className="font-mono">
          {experiment.byBrowser ? browserTestTitle(experiment, '…') : testTitle(lab, '…')}
        </code>
      </p>
    </div>
  )
}

function Found({ found }: { found: Evidence }) {
  const { answer, figure, verdict, asExpected, at, shownAt } = found
  return (
    <span className="grid min-w-0 gap-0.5">
      <span>
        {answer}.{' '}
        <span className="text-ink-soft tabular-nums">
          {howFound(found)}: {figure}.
        </span>
      </span>
      <span className="flex flex-wrap items-center gap-x-2 text-xs">
        <Sign outcome={nameOf(verdict)} className="size-3.5" />
        {inWords(verdict)}
        {shownAt === null && (
          <time dateTime={at} className="text-ink-soft tabular-nums">
            {formatMoment(new Date(at))}
          </time>
        )}
        {!asExpected && (
          <span className="inline-flex items-center gap-1 font-medium text-refused">
            <TriangleAlert aria-hidden className="size-3.5" /> not what the design says of itself
          </span>
        )}
      </span>
    </span>
  )
}
