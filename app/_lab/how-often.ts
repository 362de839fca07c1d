/** How often something happened, in so many times that it could have. */
export function howOften(count: number, times: number): 'never' | 'sometimes' | 'always' {
  if (count === 0) return 'never'
  return count === times ? 'always' : 'sometimes'
}
