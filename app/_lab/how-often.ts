/** The frequency of an event that could have happened `times` times. */
export function howOften(count: number, times: number): 'never' | 'sometimes' | 'always' {
  if (count === 0) return 'never'
  return count === times ? 'always' : 'sometimes'
}
