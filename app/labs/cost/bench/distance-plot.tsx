'use client'
import type { PickableDesign } from '@/_lab/view/pickable-design'
import { linear, logarithmic } from '@/_ui/scale'
import { useWidth } from '@/_ui/use-width'
import { domainOf, ticksOf } from './bins'
import type { BreakEven, DistancePoint } from './break-even'
import { milliseconds } from './sample'

const HEIGHT = 260
const MARGIN = { left: 58, right: 14, top: 14, bottom: 42 }
const DISTANCES = [0, 50, 100, 150, 200]

interface Props {
  points: readonly DistancePoint[]
  left: PickableDesign
  right: PickableDesign
  found: BreakEven | null
}

/**
 * The time of a check on both sides, against the distance of the store. Every point was measured.
 */
export function DistancePlot({ points, left, right, found }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>()
  const domain = domainOf([points.flatMap((point) => [point.left, point.right])])
  const x = linear([0, 200], [MARGIN.left, width - MARGIN.right])
  const y = logarithmic(domain, [HEIGHT - MARGIN.bottom, MARGIN.top])
  const inOrder = points.toSorted((a, b) => a.distanceMs - b.distanceMs)
  return (
    <div ref={ref} className="min-w-0 overflow-hidden rounded-lg border border-line bg-surface">
      <svg
        role="img"
        aria-label={inWords(points, left, right, found)}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        className="block h-auto w-full"
      >
        <g aria-hidden className="text-xs">
          {ticksOf(domain).map((ms) => (
            <g key={ms}>
              <line
                x1={MARGIN.left}
                x2={width - MARGIN.right}
                y1={y(ms)}
                y2={y(ms)}
                className="stroke-line"
              />
              <text
                x={MARGIN.left - 6}
                y={y(ms)}
                dy="0.35em"
                textAnchor="end"
                className="fill-ink-soft"
              >
                {ms} ms
              </text>
            </g>
          ))}
          {DISTANCES.map((ms) => (
            <text
              key={ms}
              x={x(ms)}
              y={HEIGHT - MARGIN.bottom + 16}
              textAnchor={ms === 200 ? 'end' : 'middle'}
              className="fill-ink-soft"
            >
              {ms}
            </text>
          ))}
          <path
            d={`M${MARGIN.left} ${MARGIN.top}V${HEIGHT - MARGIN.bottom}H${width - MARGIN.right}`}
            className="fill-none stroke-line-strong"
          />
          <text
            x={width - MARGIN.right}
            y={HEIGHT - 8}
            textAnchor="end"
            className="fill-ink font-medium"
          >
            Distance to the store, in ms →
          </text>
          {points.length === 0 && (
            <text
              x={(MARGIN.left + width) / 2}
              y={(HEIGHT - MARGIN.bottom) / 2}
              textAnchor="middle"
              className="fill-ink-soft text-sm"
            >
              Nothing measured yet.
            </text>
          )}
        </g>
        {found?.kind === 'at' && (
          <line
            x1={x(found.ms)}
            x2={x(found.ms)}
            y1={MARGIN.top}
            y2={HEIGHT - MARGIN.bottom}
            className="stroke-ink"
            strokeDasharray="4 3"
          />
        )}
        {(
          [
            ['left', left],
            ['right', right],
          ] as const
        ).map(([side, design]) => (
          <g key={side} data-strategy={design.strategy}>
            <polyline
              points={inOrder.map((point) => `${x(point.distanceMs)},${y(point[side])}`).join(' ')}
              className="fill-none stroke-strategy"
              strokeWidth="1.5"
              strokeDasharray={side === 'left' ? undefined : '5 3'}
            />
            {inOrder.map((point) =>
              side === 'left' ? (
                <circle
                  key={point.distanceMs}
                  cx={x(point.distanceMs)}
                  cy={y(point.left)}
                  r="4"
                  className="fill-strategy"
                />
              ) : (
                <rect
                  key={point.distanceMs}
                  x={x(point.distanceMs) - 4}
                  y={y(point.right) - 4}
                  width="8"
                  height="8"
                  className="fill-surface stroke-strategy"
                  strokeWidth="1.5"
                />
              ),
            )}
          </g>
        ))}
      </svg>
      <p className="flex flex-wrap gap-x-6 gap-y-1 border-line border-t px-3 py-2 text-ink-soft text-sm">
        <span>● and a line: {left.label}</span>
        <span>□ and a dashed line: {right.label}</span>
      </p>
    </div>
  )
}

/** The result in a sentence. */
export function breakEvenInWords(
  found: BreakEven,
  left: PickableDesign,
  right: PickableDesign,
): string {
  const name = (side: 'left' | 'right') => (side === 'left' ? left : right).label
  if (found.kind === 'throughout')
    return `No break-even point up to 200 ms: in this measurement, a check of “${name(found.faster)}” took no longer, however far away the store was.`
  const after = found.before === 'left' ? 'right' : 'left'
  return `Break-even at about ${milliseconds(found.ms)}: with the store nearer than that, a check of “${name(found.before)}” took less time; farther away, one of “${name(after)}”.`
}

function inWords(
  points: readonly DistancePoint[],
  left: PickableDesign,
  right: PickableDesign,
  found: BreakEven | null,
): string {
  if (points.length === 0)
    return 'An empty plot of check times against the distance of the store: nothing has been measured yet.'
  const said = points
    .map(
      (point) =>
        `${point.distanceMs} ms away: ${milliseconds(point.left)} and ${milliseconds(point.right)}.`,
    )
    .join(' ')
  return `Check times of ${left.label} and ${right.label}. ${said}${found ? ` ${breakEvenInWords(found, left, right)}` : ''}`
}
