import type { Span } from '@/_ui/scale'

const S = 1_000
const DAY = 86_400 * S

/** Of a lag, in ms. Below the first, a lag cannot be told from the time that a check takes. */
export const LAG_TICKS: readonly (readonly [ms: number, name: string])[] = [
  [10, '10 ms'],
  [100, '100 ms'],
  [S, '1 s'],
  [10 * S, '10 s'],
  [60 * S, '1 min'],
  [600 * S, '10 min'],
  [3_600 * S, '1 h'],
  [DAY, '1 d'],
  [30 * DAY, '30 d'],
]
export const LAG_DOMAIN: Span = [10, 30 * DAY]

/** From no lookup to the most that was seen, and at least to 2, with room for a label beside it. */
export const lookupDomain = (seen: readonly number[]): Span => [
  0,
  Math.max(2, Math.ceil(Math.max(0, ...seen))) + 0.6,
]

/** The area of a symbol is to be that of its bytes, within what can be seen and told apart. */
export const radiusOf = (bytes: number): number =>
  Math.min(18, Math.max(4, Math.sqrt(bytes) * 0.48))
