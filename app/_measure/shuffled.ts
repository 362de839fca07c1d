/** Draws an integer in [0, below). */
export type RandomIndex = (below: number) => number

/** In an order that is drawn (Fisher and Yates), so that a slow moment of the machine falls on nobody in particular. */
export function shuffled<T>(items: readonly T[], draw: RandomIndex): T[] {
  const rest = [...items]
  return items.flatMap(() => rest.splice(draw(rest.length), 1))
}
