import { formatBound, formatDuration } from '@/_ui/duration'
import type { Beat } from './beat'

/** The facts about a design's session at the time when the server rendered the page. */
export interface ColumnSnapshot {
  id: string
  label: string
  cookieBytes: number
  /** Null if the store did not answer. */
  storedBytes: number | null
  /** The lag that the design states; null: until the session expires. */
  lagMs: number | null
  /** ISO 8601 */
  expires: string
}

/** A figure and its text. A smaller `value` is better. */
interface Figure {
  value: number
  /** The distance between the quartiles of what was measured; without one, it is exact. */
  spread?: number
  /** As a cell of a table. */
  short: string
  /** As part of a sentence. */
  long: string
}

export interface Axis {
  name: string
  /** Null until it is measured. `now` is in ms; null while the time is unknown. */
  of(facts: ColumnSnapshot | null, beats: readonly Beat[], now: number | null): Figure | null
}

const traces = (beats: readonly Beat[]) =>
  beats.flatMap(({ state, trace }) => (state === 'accepted' && trace ? [trace] : []))
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length
const plural = (count: string, word: string) => `${count} ${word}${count === '1' ? '' : 's'}`

function counted(values: readonly number[], word: string, ofWhat = ''): Figure | null {
  if (values.length === 0) return null
  // A cache answers one request without a lookup, and the next one with a lookup.
  const value = Number(mean(values).toFixed(2))
  return { value, short: String(value), long: `${plural(String(value), word)}${ofWhat}` }
}

/** The value below which a share of the values lies; null if there is none. */
function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) * share)] ?? null
}

function checkTime(beats: readonly Beat[]): Figure | null {
  const times = traces(beats).map(({ totalMs }) => totalMs)
  const [low, ms, high] = [0.25, 0.5, 0.75].map((share) => quantile(times, share))
  if (typeof ms !== 'number' || typeof low !== 'number' || typeof high !== 'number') return null
  return {
    value: Number(ms.toFixed(2)),
    spread: high - low,
    short: `${ms.toFixed(2)} ms`,
    long: `a check in ${ms.toFixed(2)} ms`,
  }
}

/**
 * A figure against that of the other design. They are about equal if their difference is not larger
 * than what either of them varies by.
 */
export function compare(one: Figure, other: Figure): 'better' | 'worse' | 'equal' | 'about equal' {
  const difference = other.value - one.value
  const spread = Math.max(one.spread ?? 0, other.spread ?? 0)
  if (spread > 0 && Math.abs(difference) <= spread) return 'about equal'
  if (difference === 0 || Number.isNaN(difference)) return 'equal'
  return difference > 0 ? 'better' : 'worse'
}

const bytes = (count: number | null | undefined, long: (size: string) => string): Figure | null =>
  count === null || count === undefined
    ? null
    : {
        value: count,
        short: plural(String(count), 'byte'),
        long: long(plural(String(count), 'byte')),
      }

function lag(facts: ColumnSnapshot | null, now: number | null): Figure | null {
  if (facts === null) return null
  const short = lagInWords(facts, now)
  return { value: facts.lagMs ?? Number.POSITIVE_INFINITY, short, long: `a stated lag of ${short}` }
}

function lagInWords({ lagMs, expires }: ColumnSnapshot, now: number | null): string {
  if (lagMs !== null) return lagMs === 0 ? 'none' : `up to ${formatBound(lagMs)}`
  if (now === null) return 'until it expires'
  const leftMs = new Date(expires).getTime() - now
  return `until it ${leftMs < 0 ? 'expired' : 'expires'} (${formatDuration(leftMs)})`
}

/** The axes on which two designs can differ while they are watched. */
export const AXES: readonly Axis[] = [
  {
    name: 'Lookups per request',
    of: (_, beats) =>
      counted(
        traces(beats).map(({ lookups }) => lookups),
        'lookup',
      ),
  },
  {
    name: 'Steps of cryptography',
    of: (_, beats) =>
      counted(
        traces(beats).map(({ crypto }) => crypto),
        'step',
        ' of cryptography',
      ),
  },
  { name: 'Check time, median', of: (_, beats) => checkTime(beats) },
  { name: 'On the wire', of: (facts) => bytes(facts?.cookieBytes, (size) => `${size} of cookie`) },
  { name: 'At rest', of: (facts) => bytes(facts?.storedBytes, (size) => `${size} at rest`) },
  { name: 'Revocation lag, as stated', of: (facts, _, now) => lag(facts, now) },
]

/**
 * The differences between two designs on every axis that was measured for both: "1 lookup instead
 * of 0".
 */
export function differences(
  now: readonly (Figure | null)[],
  before: readonly (Figure | null)[],
): string[] {
  return now.flatMap((figure, index) => {
    const other = before[index]
    return figure && other && figure.value !== other.value
      ? [`${figure.long} instead of ${other.short}`]
      : []
  })
}

/** Every axis of one design, in the order of AXES. */
export const measureColumn = (
  facts: ColumnSnapshot | null,
  beats: readonly Beat[],
  now: number | null,
): (Figure | null)[] => AXES.map((axis) => axis.of(facts, beats, now))
