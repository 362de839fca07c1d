import type { Frame } from './arrangement'
import { LAG_TICKS } from './scale'

/** The scales, the grid, and the band for designs with an immediate lag. */
export function Axes({ frame }: { frame: Frame }) {
  const { left, right, top, bandTop, bottom, x, y, lookups } = frame
  const counts = Array.from({ length: Math.floor(lookups[1]) + 1 }, (_, count) => count)
  return (
    <g aria-hidden className="text-xs">
      <rect
        x={left}
        y={bandTop}
        width={Math.max(0, right - left)}
        height={bottom - bandTop}
        className="fill-sunken"
      />
      {LAG_TICKS.map(([ms, name]) => (
        <g key={name}>
          <line x1={left} x2={right} y1={y(ms)} y2={y(ms)} className="stroke-line" />
          <text x={left - 8} y={y(ms)} dy="0.35em" textAnchor="end" className="fill-ink-soft">
            {name}
          </text>
        </g>
      ))}
      <text
        x={left - 8}
        y={(bandTop + bottom) / 2}
        dy="0.35em"
        textAnchor="end"
        className="fill-ink-soft"
      >
        immediate
      </text>
      {counts.map((count) => (
        <g key={count}>
          <line x1={x(count)} x2={x(count)} y1={top} y2={bottom} className="stroke-line" />
          <text x={x(count)} y={bottom + 18} textAnchor="middle" className="fill-ink-soft">
            {count}
          </text>
        </g>
      ))}
      <path d={`M${left} ${top}V${bottom}H${right}`} className="fill-none stroke-line-strong" />
      <text x={left + 8} y={top + 14} className="fill-ink font-medium">
        ↑ Revocation lag, next door
      </text>
      <text x={right} y={bottom + 38} textAnchor="end" className="fill-ink font-medium">
        Store lookups per check →
      </text>
    </g>
  )
}
