'use client'
import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { ScrollRegion } from '@/_ui/scroll-region'
import type { MeasurableDesign } from '../measurable-design'
import { standing } from '../plot/frontier'
import type { MeasurementRun } from '../run/run'
import { COLUMNS, type FigureColumn, type FigureRow, NAME } from './columns'
import { clicked, type Order, sorted } from './sort'

const ALL = [NAME, ...COLUMNS]

/** Every figure of one run. It has the same data as the plot. */
export function FiguresTable({
  run,
  designs,
}: {
  run: MeasurementRun
  designs: readonly MeasurableDesign[]
}) {
  const [order, setOrder] = useState<Order | null>(null)
  const rows = designs.flatMap((design): FigureRow[] => {
    const figures = run.figures[design.id]
    return figures
      ? [{ ...figures, design, onFrontier: run.facts && standing(run.figures, design.id) }]
      : []
  })
  const column = ALL.find(({ id }) => id === order?.column)
  const shown = order && column ? sorted(rows, column.value, order.direction) : rows
  return (
    <>
      <ScrollRegion label="All figures" className="rounded-lg border border-line bg-surface">
        <table className="w-full min-w-[84rem] border-collapse text-sm">
          <caption className="sr-only">
            Run {run.number}: what each design was measured to cost, one design a row
          </caption>
          <thead>
            <tr className="border-line border-b bg-sunken text-left">
              {ALL.map((each) => (
                <Head
                  key={each.id}
                  column={each}
                  order={order}
                  onClick={() => setOrder(clicked(order, each.id))}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <FiguresRow key={row.design.id} row={row} />
            ))}
            {designs.flatMap((design) => {
              const why = design.needs === null ? run.failures[design.id] : `needs ${design.needs}`
              return why === undefined
                ? []
                : [<WithoutFigures key={design.id} design={design} why={why} />]
            })}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="max-w-prose text-ink-soft text-sm">
        A lag runs from the call of the revocation to the answer of the first check that refuses;
        “immediate” is what the first check afterwards refuses. “Next door” is a second server in
        this process, which shares the store and none of the memory. Lookups and cryptography are
        means per check, from the first after the sign-in on: a cache gives fractions, and the more
        checks a second, the smaller they are. Times leave the first ones out. The outage is tried
        on a token that was checked a moment ago: what a cache held is still accepted.{' '}
        {run.facts &&
          `Measured ${run.facts.at.slice(0, 19).replace('T', ' ')} UTC in ${run.facts.seconds} s, store ${run.facts.store}, Node ${run.facts.node}.`}{' '}
        Compare figures of one run: on another machine, or in another minute, the times are others.
      </p>
    </>
  )
}

function Head({
  column,
  order,
  onClick,
}: {
  column: FigureColumn
  order: Order | null
  onClick(): void
}) {
  const direction = order?.column === column.id ? order.direction : undefined
  const Icon = { ascending: ArrowUp, descending: ArrowDown, none: ArrowUpDown }[direction ?? 'none']
  return (
    <th
      scope="col"
      aria-sort={direction ?? 'none'}
      className={`p-0 font-medium first:sticky first:left-0 first:bg-sunken ${column.numeric ? 'text-right' : ''}`}
    >
      <button
        type="button"
        onClick={onClick}
        className={`flex w-full items-center gap-1.5 px-2.5 py-2 hover:text-ink ${column.numeric ? 'justify-end text-right' : 'text-left'}`}
      >
        {column.name}
        <Icon aria-hidden className={`size-3.5 shrink-0 ${direction ? '' : 'text-ink-soft'}`} />
      </button>
    </th>
  )
}

function FiguresRow({ row }: { row: FigureRow }) {
  return (
    <tr data-strategy={row.design.strategy} className="border-line border-b last:border-b-0">
      <Name design={row.design} />
      {COLUMNS.map((column) => (
        <td
          key={column.id}
          className={`whitespace-nowrap px-2.5 py-2 tabular-nums ${column.numeric ? 'text-right' : ''}`}
        >
          {column.show(row)}
        </td>
      ))}
    </tr>
  )
}

function WithoutFigures({ design, why }: { design: MeasurableDesign; why: string }) {
  return (
    <tr data-strategy={design.strategy} className="border-line border-b last:border-b-0">
      <Name design={design} />
      <td colSpan={COLUMNS.length} className="px-3 py-2 text-ink-soft">
        {why}
      </td>
    </tr>
  )
}

function Name({ design }: { design: MeasurableDesign }) {
  return (
    <th
      scope="row"
      className="sticky left-0 max-w-40 border-l-4 border-l-strategy bg-surface px-3 py-2 text-left font-medium sm:max-w-none sm:whitespace-nowrap"
    >
      {design.needs === null ? (
        <Link href={design.compareHref} prefetch={false} className="underline underline-offset-4">
          {design.label}
        </Link>
      ) : (
        design.label
      )}
    </th>
  )
}
