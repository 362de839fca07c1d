'use client'
import type { PickableDesign } from '@/_lab/view/pickable-design'
import { type CheckCost, timesOf } from '@/_measure/check-cost'
import { linear, logarithmic, type Span } from '@/_ui/scale'
import { useWidth } from '@/_ui/use-width'
import { binned, domainOf, ticksOf } from './bins'
import { milliseconds } from './sample'

export interface Series {
  design: PickableDesign
  checks: readonly CheckCost[]
}

const BINS = 40
const ROW = 96
const MARGIN = { left: 12, right: 12, top: 26, bottom: 44 }

/** The times of the checks, one row for each design, all on one logarithmic scale. */
export function Histogram({ series }: { series: readonly Series[] }) {
  const [ref, width] = useWidth<HTMLDivElement>()
  const domain = domainOf(series.map(({ checks }) => checks.map(({ totalMs }) => totalMs)))
  const range: Span = [MARGIN.left, width - MARGIN.right]
  const x = logarithmic(domain, range)
  const bottom = MARGIN.top + series.length * ROW
  return (
    <div ref={ref} className="min-w-0 overflow-hidden rounded-lg border border-line bg-surface">
      <svg
        role="img"
        aria-label={inWords(series)}
        viewBox={`0 0 ${width} ${bottom + MARGIN.bottom}`}
        className="block h-auto w-full"
      >
        <g aria-hidden className="text-xs">
          {ticksOf(domain).map((ms, index, all) => (
            <g key={ms}>
              <line x1={x(ms)} x2={x(ms)} y1={8} y2={bottom} className="stroke-line" />
              <text
                x={x(ms)}
                y={bottom + 16}
                textAnchor={anchorOf(index, all.length)}
                className="fill-ink-soft"
              >
                {ms} ms
              </text>
            </g>
          ))}
          <text
            x={width - MARGIN.right}
            y={bottom + 33}
            textAnchor="end"
            className="fill-ink font-medium"
          >
            Check time in the server →
          </text>
          {series.every(({ checks }) => checks.length === 0) && (
            <text
              x={width / 2}
              y={MARGIN.top + ROW / 2}
              textAnchor="middle"
              className="fill-ink-soft text-sm"
            >
              No check measured yet.
            </text>
          )}
        </g>
        {series.map((one, index) => (
          <Row
            key={index}
            series={one}
            x={x}
            domain={domain}
            range={range}
            top={MARGIN.top + index * ROW}
          />
        ))}
      </svg>
    </div>
  )
}

function Row({
  series: { design, checks },
  x,
  domain,
  range,
  top,
}: {
  series: Series
  x(ms: number): number
  domain: Span
  range: Span
  top: number
}) {
  const bins = binned(
    checks.map(({ totalMs }) => totalMs),
    domain,
    BINS,
  )
  const base = top + ROW - 10
  const height = linear([0, Math.max(1, ...bins)], [0, ROW - 40])
  const step = (range[1] - range[0]) / BINS
  return (
    <g data-strategy={design.strategy}>
      <text x={range[0] + 6} y={top + 4} className="fill-strategy-ink font-medium text-xs">
        {design.label}
      </text>
      {bins.map((count, bin) =>
        count === 0 ? null : (
          <rect
            key={bin}
            x={range[0] + bin * step + 0.5}
            width={Math.max(1, step - 1)}
            y={base - height(count)}
            height={height(count)}
            className="fill-strategy"
          />
        ),
      )}
      <line x1={range[0]} x2={range[1]} y1={base} y2={base} className="stroke-line-strong" />
      {checks.length > 0 &&
        (['p50', 'p95'] as const).map((share) => (
          <line
            key={share}
            x1={x(timesOf(checks)[share])}
            x2={x(timesOf(checks)[share])}
            y1={top + 10}
            y2={base + 5}
            className="stroke-ink"
            strokeDasharray={share === 'p50' ? undefined : '3 2'}
          />
        ))}
    </g>
  )
}

/** The outer labels are aligned inwards, so that no text is cut off. */
function anchorOf(index: number, count: number): 'start' | 'middle' | 'end' {
  if (index === 0) return 'start'
  return index === count - 1 ? 'end' : 'middle'
}

const inWords = (series: readonly Series[]): string =>
  series.every(({ checks }) => checks.length === 0)
    ? 'An empty histogram of check times: nothing has been measured yet.'
    : `Histogram of check times. ${series.map(({ design, checks }) => (checks.length === 0 ? '' : `${design.label}: half of ${checks.length} checks within ${milliseconds(timesOf(checks).p50)}, 95 % within ${milliseconds(timesOf(checks).p95)}.`)).join(' ')}`
