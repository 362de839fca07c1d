const UNITS: readonly (readonly [ms: number, name: string])[] = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
]

/** The two largest units, as in "29 d 23 h"; below two seconds, milliseconds. */
export function formatDuration(ms: number): string {
  if (ms < 0) return `${formatDuration(-ms)} ago`
  if (ms < 2_000) return `${Math.round(ms)} ms`
  const first = UNITS.findIndex(([size]) => ms >= size)
  const [size, name] = UNITS[first] ?? [1_000, 's']
  const rest = UNITS[first + 1]
  const whole = `${Math.floor(ms / size)} ${name}`
  return rest ? `${whole} ${Math.floor((ms % size) / rest[0])} ${rest[1]}` : whole
}

/**
 * How long something is valid: "for another 5 s", or "until 5 s ago". Some things are accepted for
 * a while after their end.
 * @param leftMs until its end; negative after it
 */
export function leftInWords(leftMs: number, toleranceMs = 0): string {
  if (leftMs >= 0) return `for another ${formatDuration(leftMs)}`
  const past = `until ${formatDuration(leftMs)}`
  const toleratedMs = toleranceMs + leftMs
  return toleratedMs > 0 ? `${past}, and accepted for ${formatDuration(toleratedMs)} more` : past
}

/** A moment in the reader's calendar, to the second, in UTC so that server and browser agree. */
export const formatMoment = (date: Date): string =>
  `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`

/** A bound, in the largest unit that gives a whole number: "1 min", "90 s", "250 ms". */
export function formatBound(ms: number): string {
  const [size, name] = UNITS.find(([size]) => ms >= size && ms % size === 0) ?? [1, 'ms']
  return `${ms / size} ${name}`
}
