import type { Figures } from '@/_measure/events'
import type { MeasurableDesign } from '../measurable-design'
import { lagInWords, lagMs } from '../run/lag'

/** One design in the table. */
export interface FigureRow extends Figures {
  design: MeasurableDesign
  /** Null if it is unknown, or if the design takes no part in the frontier. */
  onFrontier: boolean | null
}

export interface FigureColumn {
  id: string
  name: string
  /** The value for sorting. */
  value(row: FigureRow): number | string | boolean | null
  show(row: FigureRow): string
  numeric?: boolean
}

const number = (
  id: string,
  name: string,
  value: (row: FigureRow) => number,
  digits = 0,
): FigureColumn => ({
  id,
  name,
  value,
  show: (row) => value(row).toFixed(digits),
  numeric: true,
})

function few(value: number): string {
  if (Number.isInteger(value)) return String(value)
  return value.toFixed(value < 0.1 ? 3 : 2)
}

/** The columns after the name of the design, in their order. */
export const COLUMNS: readonly FigureColumn[] = [
  {
    id: 'lag here',
    name: 'Lag here',
    value: ({ lagHere }) => lagMs(lagHere),
    show: ({ lagHere }) => lagInWords(lagHere),
  },
  {
    id: 'lag next door',
    name: 'Lag next door',
    value: ({ lagNextDoor }) => lagMs(lagNextDoor),
    show: ({ lagNextDoor }) => lagInWords(lagNextDoor),
  },
  {
    ...number('lookups', 'Lookups', ({ lookups }) => lookups),
    show: ({ lookups }) => few(lookups),
  },
  {
    ...number('crypto', 'Cryptography', ({ crypto }) => crypto),
    show: ({ crypto }) => few(crypto),
  },
  number('wire', 'Bytes on the wire', ({ wireBytes }) => wireBytes),
  number('rest', 'Bytes at rest', ({ restBytes }) => restBytes),
  number('p50', 'Check p50, ms', ({ checkP50 }) => checkP50, 2),
  number('p95', 'Check p95, ms', ({ checkP95 }) => checkP95, 2),
  {
    id: 'outage',
    name: 'Store outage',
    value: ({ survivesOutage }) => survivesOutage,
    show: ({ survivesOutage }) => (survivesOutage ? 'survives' : 'unavailable'),
  },
  number('checks', 'Checks', ({ checks }) => checks),
  {
    id: 'frontier',
    name: 'Frontier',
    value: ({ onFrontier }) => onFrontier,
    show: ({ onFrontier }) => {
      if (onFrontier === null) return '–'
      return onFrontier ? '★ on it' : 'beaten'
    },
  },
]

export const NAME: FigureColumn = {
  id: 'design',
  name: 'Design',
  value: ({ design }) => design.label,
  show: ({ design }) => design.label,
}
