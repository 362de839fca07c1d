'use client'
import { type StatusTone, toneOf } from './status-tone'

const COLOURS = {
  accepted: 'text-accepted',
  refused: 'text-refused',
  unavailable: 'text-unavailable',
} as const satisfies Record<StatusTone, string>

/**
 * An arrow from an actor's lifeline to the server's, which is the last one; and a dashed arrow
 * back, in the colour of the answer.
 */
export function Arrow({ from, lanes, status }: { from: number; lanes: number; status: number }) {
  const centre = (lane: number) => `${((lane + 0.5) / lanes) * 100}%`
  const colour = COLOURS[toneOf(status)]
  const span = { left: centre(from), right: `${(0.5 / lanes) * 100}%` }
  return (
    <span aria-hidden className="relative -mx-1 h-5">
      <svg
        aria-hidden
        className="absolute top-0.5 h-2 overflow-visible text-ink-soft"
        style={{ left: span.left, width: `calc(100% - ${span.left} - ${span.right})` }}
      >
        <line x1="0" x2="100%" y1="4" y2="4" stroke="currentColor" />
        <svg aria-hidden x="100%" overflow="visible">
          <path d="M0 4l-6-3v6z" fill="currentColor" />
        </svg>
      </svg>
      <svg
        aria-hidden
        className={`absolute top-2.5 h-2 overflow-visible ${colour}`}
        style={{ left: span.left, width: `calc(100% - ${span.left} - ${span.right})` }}
      >
        <line x1="0" x2="100%" y1="4" y2="4" stroke="currentColor" strokeDasharray="4 3" />
        <path d="M0 4l6-3v6z" fill="currentColor" />
      </svg>
    </span>
  )
}
