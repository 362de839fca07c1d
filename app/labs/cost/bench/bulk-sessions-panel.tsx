'use client'
import { Table2 } from 'lucide-react'
import { useState } from 'react'
import { call, type Problem } from '@/_client/call'
import { ProblemNotice } from '@/_inspector/problem-notice'
import { DesignPicker } from '@/_lab/view/design-picker'
import type { PickableDesign } from '@/_lab/view/pickable-design'
import { spreadOf } from '@/_measure/check-cost'
import { Button } from '@/_ui/button'
import { ScrollRegion } from '@/_ui/scroll-region'
import { type BulkSessionsFigures, kilobytes } from '../bulk-sessions-figures'
import { closeSessions, openSessions } from './lab-sessions'
import { milliseconds } from './sample'

const SIZES = [100, 1_000, 10_000, 100_000] as const

/** A table with a chosen number of sessions, made, measured and dropped in the store. */
export function BulkSessionsPanel({ designs }: { designs: readonly PickableDesign[] }) {
  const [tables, setTables] = useState<readonly (BulkSessionsFigures & { label: string })[]>([])
  const [chosen, setChosen] = useState(designs[0])
  const [pending, setPending] = useState<number | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  if (!chosen) return null

  const fill = async (sessions: number) => {
    setPending(sessions)
    setProblem(null)
    const opened = await openSessions(null, [chosen.id])
    const answer = opened.ok
      ? await filled(chosen.id, opened.value.sessions[0]?.token ?? '', sessions)
      : opened
    if (opened.ok) await closeSessions(opened.value)
    setPending(null)
    if (!answer.ok) return setProblem(answer.problem)
    setTables((before) => [...before, { ...answer.value, label: chosen.label }])
  }
  return (
    <section
      aria-labelledby="bulk-sessions-panel"
      className="grid min-w-0 gap-4 rounded-xl border border-line bg-surface p-4 sm:p-5"
    >
      <div className="grid gap-1">
        <h2 id="bulk-sessions-panel" className="font-semibold text-xl tracking-tight">
          From a hundred sessions to a hundred thousand
        </h2>
        <p className="max-w-prose text-ink-soft">
          One real session record is copied so many times into a table with the columns and the
          indexes of the real one, which exists for one connection only and is dropped at the end.
          It is filled in pieces of a thousand, so that whoever asks the same store waits for one
          piece at most, and for three seconds at most: a store that is slower than that makes
          fewer, and the table says how many.
        </p>
      </div>
      <div className="flex flex-wrap items-end gap-3">
        <DesignPicker
          label="Whose record"
          designs={designs}
          chosen={chosen.id}
          disabled={pending !== null}
          onPick={(picked) => setChosen(designs.find(({ id }) => id === picked))}
        />
        {SIZES.map((size) => (
          <Button
            key={size}
            pending={pending === size}
            disabled={pending !== null && pending !== size}
            onClick={() => fill(size)}
          >
            <Table2 aria-hidden className="size-4" /> {size.toLocaleString('en')} sessions
          </Button>
        ))}
      </div>
      <ProblemNotice problem={problem} />
      <p role="status" className="sr-only">
        {pending === null
          ? tables.length > 0 && `${tables.length} tables measured.`
          : 'Filling the table.'}
      </p>
      {tables.length > 0 && <Tables tables={tables} />}
    </section>
  )
}

const filled = (design: string, bearer: string, sessions: number) =>
  call<BulkSessionsFigures>('POST', `/api/labs/bulk-sessions/${design}`, {
    bearer,
    body: { sessions },
  })

const COLUMNS: readonly (readonly [string, (table: BulkSessionsFigures) => string])[] = [
  ['Sessions', ({ sessions }) => sessions.toLocaleString('en')],
  ['Rows', ({ rowBytes }) => kilobytes(rowBytes)],
  ['Indexes', ({ indexBytes }) => kilobytes(indexBytes)],
  [
    'Bytes each',
    ({ rowBytes, indexBytes, sessions }) => String(Math.round((rowBytes + indexBytes) / sessions)),
  ],
  [
    'How one is found',
    ({ plan: { node, index, unique } }) => {
      if (!index) return node
      return `${node}, ${unique ? 'unique ' : ''}${index}`
    },
  ],
  ['Lookup p50', ({ lookups }) => milliseconds(spreadOf(lookups.ms).p50)],
  ['Lookup p95', ({ lookups }) => milliseconds(spreadOf(lookups.ms).p95)],
  ['Filled in', ({ filledMs }) => `${(filledMs / 1000).toFixed(2)} s`],
  ['Longest piece', ({ longestMs }) => milliseconds(longestMs)],
]

function Tables({ tables }: { tables: readonly (BulkSessionsFigures & { label: string })[] }) {
  return (
    <ScrollRegion label="Tables" className="rounded-lg border border-line">
      <table className="w-full min-w-[64rem] border-collapse text-sm tabular-nums">
        <caption className="sr-only">
          What tables of so many sessions take, and how one session is found in them
        </caption>
        <thead>
          <tr className="border-line border-b bg-sunken text-left">
            <th scope="col" className="px-3 py-2 font-medium">
              Record of
            </th>
            {COLUMNS.map(([name]) => (
              <th key={name} scope="col" className="px-3 py-2 font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tables.map((table, index) => (
            <tr key={index} className="border-line border-b last:border-b-0">
              <th scope="row" className="whitespace-nowrap px-3 py-2 text-left font-medium">
                {table.label}
              </th>
              {COLUMNS.map(([name, show]) => (
                <td key={name} className="whitespace-nowrap px-3 py-2">
                  {show(table)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="max-w-prose px-3 py-2 text-ink-soft text-sm">
        A very small table is read whole where that costs less than an index: that is what “Seq
        Scan” means. Store: {tables.at(-1)?.store}.
      </p>
    </ScrollRegion>
  )
}
