'use client'
import Link from 'next/link'
import { outcomeInWords, reasonFor } from './outcome'
import type { Row } from './rows'
import { signOutPromise } from './stated'
import { useLive } from './store'
import type { SessionAction } from './verdict'

/** Another design of the same strategy, as the address of a comparison in its place. */
export interface QuickerDesign {
  label: string
  address: string
}

/** The designs that would end a session at once, or change a role at once. */
export interface QuickerDesigns {
  session: QuickerDesign | null
  role: QuickerDesign | null
}

interface Judged {
  id: string
  label: string
  strategy: string
  signOutLagMs: number | null
  quicker: QuickerDesigns
}

/** What the last action did, for each design, with the reason; spoken when it is known. */
export function Outcome({ designs, rows }: { designs: readonly Judged[]; rows: readonly Row[] }) {
  const action = useLive((live) => live.action)
  return (
    <div
      role="status"
      aria-label="Outcome"
      className="grid gap-x-4 gap-y-1 border-line border-t pt-1 text-xs sm:pt-2 sm:text-sm lg:col-span-full lg:min-h-20 lg:grid-cols-subgrid"
    >
      <p className="font-semibold">{action ? action.label : 'If you sign out'}</p>
      {designs.map((design, index) => (
        <article
          key={design.id}
          aria-label={`Outcome: ${design.label}`}
          data-strategy={design.strategy}
          className="min-w-0 border-strategy border-l-2 pl-2"
        >
          <span className="font-medium text-strategy-ink lg:sr-only">{design.label}: </span>
          {action ? (
            <Told design={design} action={action} rows={rows} index={index} />
          ) : (
            <span className="text-ink-soft">{signOutPromise(design.signOutLagMs)}</span>
          )}
        </article>
      ))}
    </div>
  )
}

function Told({
  design: { id, quicker },
  action,
  rows,
  index,
}: {
  design: Judged
  action: SessionAction
  rows: readonly Row[]
  index: number
}) {
  const { beats, outcomes } = useLive((live) => live)
  const sessions = rows.flatMap(({ sources }) => {
    const source = sources[index]
    return source
      ? [{ source, outcome: outcomes[source.key], latest: beats[source.key]?.at(-1) }]
      : []
  })
  const other = action.role ? quicker.role : quicker.session
  const isLate = action.stated?.[id] !== 0
  return (
    <>
      <strong className="font-semibold">{outcomeInWords(action, id, sessions)}</strong>
      {action.designs.includes(id) && (
        <>
          {' '}
          <span className="text-ink-soft">{reasonFor(action, id)}</span>
        </>
      )}
      {action.designs.includes(id) && isLate && other && (
        <>
          {' '}
          <Link
            href={other.address}
            prefetch={false}
            scroll={false}
            className="underline underline-offset-2"
          >
            Try {other.label}
          </Link>
        </>
      )}
    </>
  )
}
