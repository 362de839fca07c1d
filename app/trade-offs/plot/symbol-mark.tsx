import type { Strategy } from '@/_designs/kit/lift'
import type { PlotPoint } from './arrangement'

type Drawn = Pick<PlotPoint, 'x' | 'y' | 'r' | 'strategy' | 'survives' | 'onFrontier' | 'trueY'>

/** Filled or hatched, so that the strategies do not differ by colour only. */
const FILLS: Record<Strategy, (hatching: string) => string | undefined> = {
  database: () => undefined,
  jwt: (hatching) => `url(#${hatching})`,
}

/**
 * A design in the plot: a diamond if it survives an outage of the store, otherwise a circle; with a
 * ring if it is on the frontier. A ghost belongs to an earlier run.
 */
export function SymbolMark({
  point,
  hatching,
  ghost = false,
}: {
  point: Drawn
  hatching: string
  ghost?: boolean
}) {
  const { x, y, r, trueY, strategy, survives, onFrontier } = point
  const fill = ghost ? 'none' : FILLS[strategy](hatching)
  return (
    <g data-strategy={strategy} opacity={ghost ? 0.55 : 1}>
      {!ghost && trueY !== y && (
        <line x1={x} x2={x} y1={y} y2={trueY} className="stroke-strategy" strokeDasharray="1 3" />
      )}
      {!ghost && onFrontier && (
        <path d={outline(survives, x, y, r + 4)} className="fill-none stroke-ink" />
      )}
      <path
        d={outline(survives, x, y, r)}
        {...(fill !== undefined && { fill })}
        className={`stroke-strategy ${fill === undefined ? 'fill-strategy' : ''}`}
        strokeWidth={ghost ? 1 : 1.5}
        {...(ghost && { strokeDasharray: '3 2' })}
      />
    </g>
  )
}

const outline = (diamond: boolean, x: number, y: number, r: number) =>
  diamond
    ? `M${x} ${y - r * 1.15}L${x + r * 1.15} ${y}L${x} ${y + r * 1.15}L${x - r * 1.15} ${y}Z`
    : `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`

/** The pattern of `FILLS`, once in each SVG. */
export function Hatching({ id }: { id: string }) {
  return (
    <defs>
      <pattern
        id={id}
        data-strategy="jwt"
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="5" height="5" className="fill-strategy-soft" />
        <rect width="2" height="5" className="fill-strategy" />
      </pattern>
    </defs>
  )
}
