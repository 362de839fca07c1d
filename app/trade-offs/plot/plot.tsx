'use client'
import { useId } from 'react'
import { useWidth } from '@/_ui/use-width'
import type { MeasurableDesign } from '../measurable-design'
import { lagMs } from '../run/lag'
import type { MeasurementRun } from '../run/run'
import { frameFor, type PlotPoint, pointsOf } from './arrangement'
import { Axes } from './axes'
import { MARK, placeLabels } from './place'
import { Hatching, SymbolMark } from './symbol-mark'

interface Props {
  designs: readonly MeasurableDesign[]
  /** The run in front; null before the first run. */
  shown: MeasurementRun | null
  /** The runs behind it, drawn as outlines. */
  earlier: readonly MeasurementRun[]
  measuring: boolean
}

/** Revocation lag (logarithmic) against lookups (linear). The table has the same figures. */
export function Plot({ designs, shown, earlier, measuring }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>()
  const hatching = useId()
  const runs = shown ? [...earlier, shown] : earlier
  const frame = frameFor(runs, width)
  const points = shown ? pointsOf(shown, designs, frame) : []
  const labels = placeLabels(points, frame)
  const absent = designs.filter(
    ({ id }) => shown?.figures[id] && lagMs(shown.figures[id].lagNextDoor) === null,
  )
  return (
    <figure className="grid min-w-0 gap-2">
      <div ref={ref} className="min-w-0 overflow-hidden rounded-lg border border-line bg-surface">
        <svg
          role="img"
          aria-label={inWords(points, earlier.length)}
          viewBox={`0 0 ${frame.width} ${frame.height}`}
          className="block h-auto w-full"
        >
          <Hatching id={hatching} />
          <Axes frame={frame} />
          {points.length === 0 && earlier.length === 0 && (
            <text
              x={(frame.left + frame.right) / 2}
              y={(frame.top + frame.bandTop) / 2}
              textAnchor="middle"
              className="fill-ink-soft text-sm"
            >
              {measuring ? 'Measuring…' : 'Nothing has been measured yet.'}
            </text>
          )}
          {earlier.map((run) => (
            <g key={run.number} aria-hidden>
              {pointsOf(run, designs, frame).map((point) => (
                <SymbolMark key={point.id} point={point} ghost hatching={hatching} />
              ))}
            </g>
          ))}
          {points.map((point) => (
            <SymbolMark key={point.id} point={point} hatching={hatching} />
          ))}
          {labels.map(({ id, text, x, y, leader }) => (
            <g key={id}>
              {leader && <line {...leader} className="stroke-line-strong" />}
              <text
                x={x}
                y={y}
                dy="0.35em"
                paintOrder="stroke"
                strokeWidth="3"
                className={`fill-ink stroke-surface text-xs ${text.startsWith(MARK) ? 'font-semibold' : ''}`}
              >
                {text}
              </text>
            </g>
          ))}
        </svg>
      </div>
      {absent.length > 0 && (
        <figcaption className="text-ink-soft text-sm">
          Not drawn, since the server next door never accepted them and so has no lag:{' '}
          {absent.map(({ label }) => label).join(', ')}.
        </figcaption>
      )}
    </figure>
  )
}

function inWords(points: readonly PlotPoint[], earlier: number): string {
  if (points.length === 0)
    return 'An empty plot of revocation lag against lookups: nothing has been measured yet.'
  const best = points.filter(({ onFrontier }) => onFrontier).map(({ label }) => label)
  const runs = earlier === 1 ? 'run' : 'runs'
  const over = earlier > 0 ? `, over ${earlier} earlier ${runs}` : ''
  return `Revocation lag against lookups of ${points.length} designs${over}. ${best.length > 0 ? `On the frontier: ${best.join(', ')}. ` : ''}The table has the same figures.`
}
