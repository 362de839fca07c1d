import type { Figures } from '@/_measure/events'
import { linear, logarithmic, type Scale } from '@/_ui/scale'
import type { MeasurableDesign } from '../measurable-design'
import { lagMs } from '../run/lag'
import type { MeasurementRun } from '../run/run'
import { frontier } from './frontier'
import { apart, LINE, MARK, type PlotMark } from './place'
import { LAG_DOMAIN, lookupDomain, radiusOf } from './scale'

/** A design in the plot. */
export interface PlotPoint extends PlotMark {
  strategy: MeasurableDesign['strategy']
  label: string
  survives: boolean
  onFrontier: boolean
  /** The exact place, if the symbol moved to make room for another. */
  trueY: number
}

export interface Frame {
  width: number
  height: number
  left: number
  right: number
  top: number
  /** Lags are to scale above this line. The band from here to `bottom` means "immediate". */
  bandTop: number
  bottom: number
  lookups: readonly [number, number]
  x: Scale
  /** The scale of a lag in ms above 0. */
  y: Scale
}

const SCALED_HEIGHT = 380
const MARGIN = { left: 70, right: 12, top: 12, bottom: 46 }
const SMALLEST_BAND = 56
/** The width below which labels do not fit next to each other, in px. */
const NARROW = 640

/** The frame for all these runs. Its band has room for every design with an immediate lag. */
export function frameFor(runs: readonly MeasurementRun[], width: number): Frame {
  const figures = runs.flatMap((run) => Object.values(run.figures))
  const lookups = lookupDomain(figures.map((own) => own.lookups))
  const stacks = runs.flatMap((run) => stackHeights(run))
  const bandTop = MARGIN.top + SCALED_HEIGHT
  const bottom =
    bandTop + Math.max(SMALLEST_BAND, ...stacks, ...(width < NARROW ? runs.map(labelsHeight) : []))
  const [left, right] = [MARGIN.left, width - MARGIN.right]
  return {
    width,
    height: bottom + MARGIN.bottom,
    left,
    right,
    top: MARGIN.top,
    bandTop,
    bottom,
    lookups,
    x: linear(lookups, [left + 24, right]),
    y: logarithmic(LAG_DOMAIN, [bandTop - 8, MARGIN.top + 34]),
  }
}

/** The heights of the stacks of symbols with an immediate lag, for each number of lookups. */
function stackHeights({ figures }: MeasurementRun): number[] {
  const heights = new Map<number, number>()
  for (const { lookups, wireBytes } of Object.values(figures).filter(isImmediate)) {
    const place = Math.round(lookups * 4)
    heights.set(place, (heights.get(place) ?? 16) + 2 * radiusOf(wireBytes) + 6)
  }
  return [...heights.values()]
}

const labelsHeight = ({ figures }: MeasurementRun) =>
  Object.values(figures).filter(isImmediate).length * (LINE + 6) + 16

const isImmediate = ({ lagNextDoor }: Figures) => lagMs(lagNextDoor) === 0

/**
 * The designs of a run with a lag next door. Each is at its place, or next to it if another symbol
 * is there.
 */
export function pointsOf(
  run: MeasurementRun,
  designs: readonly MeasurableDesign[],
  { x, y, top, bandTop, bottom }: Frame,
): PlotPoint[] {
  const marked = run.facts === null ? new Set<string>() : frontier(run.figures)
  const points = designs.flatMap(({ id, label, strategy }) => {
    const own = run.figures[id]
    const lag = own ? lagMs(own.lagNextDoor) : null
    if (!own || lag === null) return []
    const onFrontier = marked.has(id)
    const zone: PlotMark['zone'] = lag === 0 ? [bandTop, bottom] : [top, bandTop]
    const at = {
      x: x(own.lookups),
      y: lag === 0 ? (bandTop + bottom) / 2 : y(lag),
      r: radiusOf(own.wireBytes),
    }
    return [
      {
        id,
        label,
        strategy,
        ...at,
        text: onFrontier ? `${MARK} ${label}` : label,
        survives: own.survivesOutage,
        onFrontier,
        zone,
      },
    ]
  })
  return apart(points)
}
