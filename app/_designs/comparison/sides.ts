export const SIDES = ['left', 'right'] as const
export type Side = (typeof SIDES)[number]
/** The side, or both sides, that are switched on. */
export type On = Side | 'both'

/** A comparison: the ids of two different designs, and the sides that are switched on. */
export interface Sides {
  left: string
  right: string
  on: On
}

export const STOCK_SIDES: Sides = { left: 'database', right: 'jwt', on: 'both' }

const ON: readonly On[] = [...SIDES, 'both']

/**
 * Reads the requested parts of a comparison from a query. Invalid and unavailable values are
 * ignored.
 */
export function parseSides(
  asked: Readonly<Record<string, unknown>>,
  isOffered: (id: string) => boolean,
): Partial<Sides> {
  const on = ON.find((one) => one === asked.on)
  const sides = SIDES.flatMap((side) => {
    const id = asked[side]
    return typeof id === 'string' && isOffered(id) ? [[side, id]] : []
  })
  return { ...Object.fromEntries(sides), ...(on && { on }) }
}

/**
 * Combines the requested parts with the current comparison. If both sides would show the same
 * design, they swap.
 */
export function arrange(asked: Partial<Sides>, before: Sides): Sides {
  const sides = { ...before, ...asked }
  if (sides.left !== sides.right) return sides
  const moving = asked.left === undefined ? 'left' : 'right'
  const other = moving === 'left' ? 'right' : 'left'
  const candidates = [before[other], STOCK_SIDES[moving], STOCK_SIDES[other]]
  return { ...sides, [moving]: candidates.find((id) => id !== sides[other]) ?? sides[moving] }
}

/** The comparison as a query string, for an address and for the cookie. */
export const toQuery = ({ left, right, on }: Sides): string =>
  new URLSearchParams({ left, right, on }).toString()
