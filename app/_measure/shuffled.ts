/** Draws an integer in [0, below). */
export type RandomIndex = (below: number) => number

/**
 * Shuffles items (Fisher and Yates), so that a slow moment of the machine does not always affect
 * the same design.
 */
export function shuffled<T>(items: readonly T[], draw: RandomIndex): T[] {
  const rest = [...items]
  return items.flatMap(() => rest.splice(draw(rest.length), 1))
}
