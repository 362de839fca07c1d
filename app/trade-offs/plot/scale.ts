import type { Span } from '@/_ui/scale'

const S = 1_000
const DAY = 86_400 * S

/** The ticks of a lag, in ms. A lag below the first is as short as a check itself. */
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

/** The domain from no lookup to the largest number, at least 2, with room for a label. */
export const lookupDomain = (seen: readonly number[]): Span => [
  0,
  Math.max(2, Math.ceil(Math.max(0, ...seen))) + 0.6,
]

/** The radius of a symbol, whose area stands for its bytes, within visible limits. */
export const radiusOf = (bytes: number): number =>
  Math.min(18, Math.max(4, Math.sqrt(bytes) * 0.48))
