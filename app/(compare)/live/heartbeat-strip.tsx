'use client'
import type { ReactNode } from 'react'
import type { Renewal } from '@/_designs/design'
import { type Beat, type HeartbeatSource, isResting } from './beat'
import { useLive } from './store'
import { useHeartbeat } from './use-heartbeat'
import { wordsFor } from './verdict'

const SHOWN = 30
const FILLS = {
  accepted: 'fill-accepted',
  refused: 'fill-refused',
  unavailable: 'fill-unavailable',
  unreachable: 'fill-line-strong',
} as const
const WORDS = {
  accepted: 'accepted',
  refused: 'refused',
  unavailable: 'store unavailable',
  unreachable: 'no connection',
} as const
const NONE: readonly Beat[] = []

/** The last half minute of one session, a beat a second; `active` starts it. */
export function HeartbeatStrip({
  source,
  renewal,
  active,
  children,
}: {
  source: HeartbeatSource
  renewal: Renewal
  active: boolean
  children?: ReactNode
}) {
  useHeartbeat(active ? source : null, renewal)
  const beats = useLive((live) => live.beats[source.key]) ?? NONE
  const action = useLive((live) => live.action)
  const outcome = useLive((live) => live.outcomes[source.key])
  const latest = beats.at(-1)
  const withoutBeat = active ? 'waiting for the first beat' : 'not signed in'
  return (
    <li className="grid gap-1.5 py-2.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-medium text-sm">{source.label}</span>
        <span className="text-xs tabular-nums">
          {latest ? (
            <Latest beat={latest} resting={isResting(beats)} />
          ) : (
            <span className="text-ink-soft">{withoutBeat}</span>
          )}
        </span>
      </div>
      <Strip beats={beats.slice(-SHOWN)} label={`Heartbeat of ${source.label}`} />
      {action && outcome && outcome.state !== 'pending' && (
        <p className={`text-sm ${outcome.state === 'arrived' ? 'text-accepted' : 'text-refused'}`}>
          <span aria-hidden>{outcome.state === 'arrived' ? '■ ' : '▲ '}</span>
          {wordsFor(action, outcome, source.design)}
        </p>
      )}
      {children}
    </li>
  )
}

function Latest({ beat, resting }: { beat: Beat; resting: boolean }) {
  const tone = {
    accepted: 'text-accepted',
    refused: 'text-refused',
    unavailable: 'text-unavailable',
    unreachable: 'text-ink-soft',
  }[beat.state]
  return (
    <>
      <span className={`font-medium ${tone}`}>{WORDS[beat.state]}</span>
      <span className="text-ink-soft">
        {beat.user && ` as ${beat.user.role}`}
        {beat.state === 'refused' && ` (${beat.code})`} · {Math.round(beat.doneAt - beat.sentAt)} ms
        · {beat.lookups} {beat.lookups === 1 ? 'lookup' : 'lookups'}
        {resting && ' · resting'}
      </span>
    </>
  )
}

/** The height is the latency. The shape shows the state without colour: full, notched, hollow. */
function Strip({ beats, label }: { beats: readonly Beat[]; label: string }) {
  const counts = Object.entries(WORDS).flatMap(([state, word]) => {
    const count = beats.filter((beat) => beat.state === state).length
    return count > 0 ? [`${count} ${word}`] : []
  })
  return (
    <svg
      role="img"
      aria-label={`${label}: ${counts.join(', ') || 'no beat yet'}`}
      viewBox={`0 0 ${SHOWN * 8} 32`}
      preserveAspectRatio="none"
      className="h-8 w-full rounded border border-line bg-sunken"
    >
      {beats.map((beat, index) => (
        <BeatMark key={beat.sentAt} beat={beat} x={(SHOWN - beats.length + index) * 8} />
      ))}
    </svg>
  )
}

function BeatMark({ beat, x }: { beat: Beat; x: number }) {
  const height = Math.min(26, 6 + Math.log2(1 + (beat.doneAt - beat.sentAt)) * 3)
  const fill = FILLS[beat.state]
  return (
    <g className="beat">
      <title>{`${WORDS[beat.state]}${beat.code ? ` (${beat.code})` : ''}, ${Math.round(beat.doneAt - beat.sentAt)} ms, ${beat.lookups} lookups`}</title>
      {beat.state === 'accepted' ? (
        <rect x={x + 1} y={30 - height} width="6" height={height} className={fill} />
      ) : (
        <path d={`M${x + 1} 4h6v6h-6z M${x + 3} 14h2v14h-2z`} className={fill} />
      )}
    </g>
  )
}
