'use client'
import type { Course } from '@/_lab/view/run'
import { type Begun, type Lane, lanesOf, type RequestMark } from './drawn'
import { MarkShape } from './mark-shape'

const WIDTH = 360
const LANE_HEIGHT = 36
const GAP = 8
/** The left ends of the lanes and of their marks. */
const LANES_AT = 104
const MARKS_AT = 172
const MOST_APART = 12

const WORDS: Readonly<Record<RequestMark, string>> = {
  accepted: 'accepted',
  refused: 'refused',
  failed: 'did not answer',
  stopped: 'was stopped',
  started: 'was started',
  'new secret': 'was started with the new secret',
  behind: 'was started, to read old records',
}
const STATES: Readonly<Record<Begun, string>> = {
  started: 'running',
  'new secret': 'new secret',
  behind: 'reads old records',
}
const stateOf = ({ running, begun }: Lane) => (running ? STATES[begun] : 'stopped')

/**
 * The servers behind their dispatcher: the answers of each in their order, and the stopped ones.
 */
export function BranchesDrawing({ course: { steps } }: { course: Course }) {
  const lanes = lanesOf(steps)
  const marks = lanes.flatMap((lane) => lane.marks)
  if (marks.length === 0) return null
  const apart = Math.min(MOST_APART, (WIDTH - MARKS_AT - 10) / Math.max(1, marks.length))
  const height = lanes.length * (LANE_HEIGHT + GAP) - GAP
  const latest = Math.max(...marks.map(({ at }) => at))
  const used = [...new Set(marks.map(({ mark }) => mark))]
  return (
    <figure className="grid max-w-md gap-2">
      <svg
        role="img"
        aria-label={lanes.map(inWords).join(' ')}
        viewBox={`0 0 ${WIDTH} ${height}`}
        className="w-full"
      >
        <rect
          x="0.5"
          y={height / 2 - 16}
          width="68"
          height="32"
          rx="6"
          className="fill-surface stroke-line-strong"
        />
        <text x="34.5" y={height / 2 + 3.5} textAnchor="middle" className="fill-ink text-[11px]">
          Dispatcher
        </text>
        {lanes.map((lane, index) => (
          <LaneView
            key={lane.branch}
            lane={lane}
            y={index * (LANE_HEIGHT + GAP)}
            from={height / 2}
            apart={apart}
            latest={latest}
          />
        ))}
      </svg>
      <figcaption className="flex flex-wrap gap-x-3 gap-y-1 text-ink-soft text-xs">
        {used.map((mark) => (
          <span key={mark} className="inline-flex items-center gap-1">
            <svg aria-hidden viewBox="-6 -6 12 12" className="size-3.5">
              <MarkShape mark={mark} size={4.5} />
            </svg>
            {WORDS[mark]}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}

function LaneView({
  lane,
  y,
  from,
  apart,
  latest,
}: {
  lane: Lane
  y: number
  from: number
  apart: number
  latest: number
}) {
  const middle = y + LANE_HEIGHT / 2
  const { branch, running, marks } = lane
  const answers = marks.some(
    ({ at, mark }) => at === latest && (mark === 'accepted' || mark === 'refused'),
  )
  return (
    <g>
      <path
        d={`M68.5 ${from}C88 ${from} 84 ${middle} ${LANES_AT} ${middle}`}
        strokeDasharray={running ? undefined : '3 3'}
        className={`fill-none ${answers ? 'stroke-strategy stroke-2' : 'stroke-line-strong'}`}
      />
      <rect
        x={LANES_AT}
        y={y + 0.5}
        width={WIDTH - LANES_AT - 0.5}
        height={LANE_HEIGHT - 1}
        rx="6"
        strokeDasharray={running ? undefined : '3 3'}
        className={
          running ? 'fill-strategy-soft stroke-strategy/50' : 'fill-sunken stroke-line-strong'
        }
      />
      <text x={LANES_AT + 9} y={middle - 2.5} className="fill-ink font-medium text-[12px]">
        Branch {branch}
      </text>
      <text x={LANES_AT + 9} y={middle + 10.5} className="fill-ink-soft text-[10.5px]">
        {stateOf(lane)}
      </text>
      {marks.map(({ at, mark }) => (
        <g
          key={at}
          transform={`translate(${MARKS_AT + apart * (at + 0.5)} ${middle})`}
          className="beat"
        >
          <MarkShape mark={mark} size={Math.min(4.5, apart / 2 - 0.5)} />
        </g>
      ))}
    </g>
  )
}

const inWords = (lane: Lane) =>
  `Branch ${lane.branch}, ${stateOf(lane)}: ${lane.marks.map(({ mark }) => WORDS[mark]).join(', ') || 'nothing yet'}.`
