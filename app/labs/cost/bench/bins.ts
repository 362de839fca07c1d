import { logarithmic, type Span } from '@/_ui/scale'

/** One domain with round ends for the times of several series. */
export function domainOf(series: readonly (readonly number[])[]): Span {
  const all = series.flat().filter((value) => value > 0)
  if (all.length === 0) return [0.1, 100]
  const low = 10 ** Math.floor(Math.log10(Math.min(...all)))
  return [low, Math.max(low * 10, 10 ** Math.ceil(Math.log10(Math.max(...all))))]
}

/**
 * The number of values in each of `count` bins, which have the same width on a logarithmic scale.
 */
export function binned(values: readonly number[], domain: Span, count: number): number[] {
  const place = logarithmic(domain, [0, count])
  const bins = Array.from({ length: count }, () => 0)
  for (const value of values) {
    const index = Math.min(count - 1, Math.floor(place(Math.max(value, domain[0]))))
    bins[index] = (bins[index] ?? 0) + 1
  }
  return bins
}

/** The powers of ten within the domain. */
export const ticksOf = ([low, high]: Span): number[] => {
  const first = Math.round(Math.log10(low))
  return Array.from(
    { length: Math.round(Math.log10(high)) - first + 1 },
    (_, index) => 10 ** (first + index),
  )
}
