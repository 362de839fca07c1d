'use client'
import { VenetianMask, X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { call, firstProblem, type Problem } from '@/_client/call'
import { useTask } from '@/_client/use-task'
import type { Renewal } from '@/_designs/design'
import { ProblemNotice } from '@/_inspector/problem-notice'
import type { Beat, HeartbeatSource } from './beat'
import { HeartbeatStrip } from './heartbeat-strip'
import { Outcome, type QuickerDesigns } from './outcome-row'
import { type Row, rowsOf } from './rows'
import { type StatedEnd, statedBy } from './stated'
import { ownSource, recordAction, removeExtra, useLive } from './store'

/** A design whose sessions are watched. */
export interface WatchedDesign {
  id: string
  label: string
  strategy: string
  renewal: Renewal
  /** How long a sign-out takes to end the session, in ms; null: it never does. */
  signOutLagMs: number | null
  hasCookie: boolean
  accepted: boolean
  quicker: QuickerDesigns
}

/**
 * Every session that is watched: one row for each device, one cell for each design. It stays in
 * view while the details are read.
 */
export function SessionGrid({ designs }: { designs: readonly WatchedDesign[] }) {
  const extras = useLive((live) => live.extras)
  const rows = rowsOf(
    designs.map(({ id }) => id),
    extras,
  )
  return (
    <section
      aria-label="Sessions"
      className="sticky top-0 z-10 grid max-h-[75dvh] gap-y-1.5 overflow-y-auto border-line border-y bg-surface px-3 py-2 sm:px-4 lg:max-h-[60dvh] lg:grid-cols-[8.5rem_minmax(0,1fr)_minmax(0,1fr)] lg:gap-x-4"
    >
      {designs.map((design) => (
        <Refresh key={design.id} design={design} />
      ))}
      {rows.map((row) => (
        <DeviceRow key={row.label} row={row} designs={designs} />
      ))}
      <Outcome designs={designs} rows={rows} />
    </section>
  )
}

function DeviceRow({ row, designs }: { row: Row; designs: readonly WatchedDesign[] }) {
  const { label, kind, sources } = row
  const { pending, problem, run } = useTask()
  const extra = sources.filter((source) => source !== null)
  const revocable = extra.filter(({ design }) =>
    designs.some(({ id, accepted }) => accepted && id === design),
  )

  async function revoke(): Promise<Problem | null> {
    const at = performance.now()
    const answers = await Promise.all(
      revocable.map(({ design, deviceId }) =>
        call<StatedEnd>('DELETE', `/api/sessions/${design}/${deviceId ?? 'unknown'}`),
      ),
    )
    // "I know no such session" is an answer too. The strip shows its effect.
    const isAnswer = (index: number) => {
      const answer = answers[index]
      return answer?.ok || answer?.problem.code === 'unknown_session'
    }
    const done = revocable.filter((_, index) => isAnswer(index))
    const stated = revocable.map(({ design }, index) => {
      const answer = answers[index]
      return [design, statedBy(answer?.ok ? answer.value : null, design)] as const
    })
    if (done.length > 0)
      recordAction({
        label: `Revoke ${label}`,
        at,
        designs: done.map(({ design }) => design),
        stated: Object.fromEntries(stated),
        aimsAt: ({ key }) => done.some((source) => source.key === key),
      })
    return firstProblem(answers.filter((_, index) => !isAnswer(index)))
  }

  const small =
    'min-h-6 min-w-6 rounded px-1 text-xs underline underline-offset-2 hover:no-underline aria-busy:opacity-60'
  return (
    <div className="grid gap-x-4 gap-y-0.5 lg:col-span-full lg:grid-cols-subgrid">
      <div className="flex flex-wrap items-center gap-x-1">
        <span className={`font-medium text-sm ${kind === 'copy' ? 'text-refused' : ''}`}>
          {kind === 'copy' && <VenetianMask aria-hidden className="mr-1 inline size-4" />}
          {label}
        </span>
        {kind === 'device' && revocable.length > 0 && (
          <button
            type="button"
            aria-label={`Revoke ${label}`}
            aria-busy={pending || undefined}
            onClick={() => pending || run(revoke)}
            className={small}
          >
            Revoke
          </button>
        )}
        {kind !== 'browser' && (
          <button
            type="button"
            aria-label={`Stop watching ${label}`}
            title="Stop watching"
            onClick={() => {
              for (const { key } of extra) removeExtra(key)
            }}
            className={small}
          >
            <X aria-hidden className="mx-auto size-3.5" />
          </button>
        )}
        <ProblemNotice problem={problem} />
      </div>
      {designs.map((design, index) => (
        <Cell key={design.id} design={design} source={sources[index] ?? null} label={label} />
      ))}
    </div>
  )
}

function Cell({
  design: { id, label, strategy, renewal, hasCookie },
  source,
  label: device,
}: {
  design: WatchedDesign
  source: HeartbeatSource | null
  label: string
}) {
  return (
    <article
      aria-label={`${device}: ${label}`}
      data-strategy={strategy}
      className="grid min-w-0 content-start gap-0.5 border-strategy border-l-2 pl-2"
    >
      {source ? (
        <HeartbeatStrip
          key={id}
          source={source}
          design={label}
          renewal={renewal}
          active={source.kind !== 'browser' || hasCookie}
        />
      ) : (
        <p className="text-ink-soft text-xs">{label}: no session here</p>
      )}
    </article>
  )
}

/**
 * Renders the page again when a beat differs from the last one, or has a newer token, because the
 * page shows the session too.
 */
function Refresh({ design: { id, accepted } }: { design: WatchedDesign }) {
  const router = useRouter()
  const own = ownSource(id)
  const said = useLive((live) => saidBy(live.beats[own.key]?.at(-1)))
  const seen = useRef(said)
  useEffect(() => {
    const first = said !== undefined && seen.current === undefined
    if (first ? said.startsWith('accepted') !== accepted : said !== seen.current) router.refresh()
    seen.current = said
  }, [said, accepted, router])
  return null
}

const saidBy = (beat: Beat | undefined) => beat && `${beat.state} until ${beat.expires}`
