/** From a value to a place on the screen. */
export type Scale = (value: number) => number

export type Span = readonly [from: number, to: number]

/** Equal steps for equal differences. */
export const linear =
  ([low, high]: Span, [from, to]: Span): Scale =>
  (value) =>
    from + ((value - low) / (high - low)) * (to - from)

/** Equal steps for equal ratios. A value outside the domain is placed at its end. */
export function logarithmic([low, high]: Span, range: Span): Scale {
  const scale = linear([Math.log(low), Math.log(high)], range)
  return (value) => scale(Math.log(Math.min(high, Math.max(low, value))))
}
