'use client'
import type { Renewal } from '@/_designs/design'
import { type Beat, type HeartbeatSource, isResting } from './beat'
import { useLive } from './store'
import { useHeartbeat } from './use-heartbeat'
import { type ActionOutcome, type SessionAction, type Tone, toneOf, wordsFor } from './verdict'

const SHOWN = 30
const FILLS: Readonly<Record<Tone, string>> = {
  good: 'fill-accepted stroke-accepted',
  bad: 'fill-refused stroke-refused',
  neutral: 'fill-line-strong stroke-line-strong',
  unknown: 'fill-unavailable stroke-unavailable',
}
const TEXTS: Readonly<Record<Tone, string>> = {
  good: 'text-accepted',
  bad: 'text-refused',
  neutral: 'text-ink-soft',
  unknown: 'text-unavailable',
}
const WORDS = {
  accepted: 'accepted',
  refused: 'refused',
  unavailable: 'store unavailable',
  unreachable: 'no connection',
} as const
const NONE: readonly Beat[] = []

/** The last half minute of one session, a beat a second, and what it came to; `active` starts it. */
export function HeartbeatStrip({
  source,
  design,
  renewal,
  active,
}: {
  source: HeartbeatSource
  /** The label of its design, which a narrow screen shows in each cell. */
  design: string
  renewal: Renewal
  active: boolean
}) {
  const beats = useLive((live) => live.beats[source.key]) ?? NONE
  const action = useLive((live) => live.action)
  const outcome = useLive((live) => live.outcomes[source.key])
  // The page can learn of a sign-out before a beat does. The action still needs that beat.
  useHeartbeat(active || outcome?.state === 'pending' ? source : null, renewal)
  const latest = beats.at(-1)
  const concern = action && outcome ? { action, outcome } : null
  return (
    <>
      <Strip
        beats={beats.slice(-SHOWN)}
        label={`Heartbeat of ${source.label}`}
        tone={(beat) => toneOf(source, beat, concern)}
      />
      <p className="flex flex-wrap items-baseline gap-x-1.5 text-xs tabular-nums">
        <span className="text-strategy-ink lg:sr-only">{design}:</span>
        {latest ? (
          <>
            <span className={`font-medium ${TEXTS[toneOf(source, latest, concern)]}`}>
              {wordsForLatest(source, latest, concern)}
            </span>
            <Figures beat={latest} resting={isResting(beats)} />
          </>
        ) : (
          <span className="text-ink-soft">
            {active ? 'waiting for the first beat' : 'not signed in'}
          </span>
        )}
      </p>
    </>
  )
}

/** The outcome of the last action, unless this browser has signed in again since. */
function wordsForLatest(
  source: HeartbeatSource,
  latest: Beat,
  concern: { action: SessionAction; outcome: ActionOutcome } | null,
): string {
  if (concern === null || concern.outcome.state === 'pending') return wordsForBeat(latest)
  const { action, outcome } = concern
  const isNew = outcome.state === 'arrived' && !action.role && latest.state === 'accepted'
  return isNew ? wordsForBeat(latest) : wordsFor(action, outcome, source)
}

function wordsForBeat({ state, code, user }: Beat): string {
  if (user) return `${WORDS[state]} as ${user.role}`
  return state === 'refused' ? `${WORDS[state]} (${code})` : WORDS[state]
}

const Figures = ({ beat, resting }: { beat: Beat; resting: boolean }) => (
  <span className="ml-auto text-ink-soft max-sm:sr-only">
    {Math.round(beat.doneAt - beat.sentAt)} ms · {beat.lookups}{' '}
    {beat.lookups === 1 ? 'lookup' : 'lookups'}
    {resting && ' · resting'}
  </span>
)

/**
 * The height is the latency. An accepted beat is filled, any other one hollow. The colour says
 * whether it is good for the owner.
 */
function Strip({
  beats,
  label,
  tone,
}: {
  beats: readonly Beat[]
  label: string
  tone: (beat: Beat) => Tone
}) {
  const counts = Object.entries(WORDS).flatMap(([state, word]) => {
    const count = beats.filter((beat) => beat.state === state).length
    return count > 0 ? [`${count} ${word}`] : []
  })
  return (
    <svg
      role="img"
      aria-label={`${label}: ${counts.join(', ') || 'no beat yet'}`}
      viewBox={`0 0 ${SHOWN * 8} 24`}
      preserveAspectRatio="none"
      className="h-4 w-full rounded border border-line bg-sunken lg:h-6"
    >
      {beats.map((beat, index) => (
        <BeatMark
          key={beat.sentAt}
          beat={beat}
          x={(SHOWN - beats.length + index) * 8}
          look={FILLS[tone(beat)]}
        />
      ))}
    </svg>
  )
}

function BeatMark({ beat, x, look }: { beat: Beat; x: number; look: string }) {
  const height = Math.min(20, 5 + Math.log2(1 + (beat.doneAt - beat.sentAt)) * 2)
  return (
    <g className="beat">
      <title>{`${WORDS[beat.state]}${beat.code ? ` (${beat.code})` : ''}, ${Math.round(beat.doneAt - beat.sentAt)} ms, ${beat.lookups} lookups`}</title>
      <rect
        x={x + 1.5}
        y={22 - height}
        width="5"
        height={height}
        strokeWidth="1"
        vectorEffect="non-scaling-stroke"
        className={look}
        fillOpacity={beat.state === 'accepted' ? 1 : 0}
      />
    </g>
  )
}
