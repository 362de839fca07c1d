export const SIDES = ['left', 'right'] as const
export type Side = (typeof SIDES)[number]
/** Which of the two is switched on. */
export type On = Side | 'both'

/** A comparison: two different designs by their ids, and which of them is switched on. */
export interface Sides {
  left: string
  right: string
  on: On
}

export const STOCK_SIDES: Sides = { left: 'database', right: 'jwt', on: 'both' }

const ON: readonly On[] = [...SIDES, 'both']

/** What of a comparison is asked for; whatever is nonsense, or offered by nobody here, is not. */
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

/** What is asked for, and the rest as it was. A side that would then show the same as the other takes what the other showed: they swap. */
export function arrange(asked: Partial<Sides>, before: Sides): Sides {
  const sides = { ...before, ...asked }
  if (sides.left !== sides.right) return sides
  const moving = asked.left === undefined ? 'left' : 'right'
  const other = moving === 'left' ? 'right' : 'left'
  const candidates = [before[other], STOCK_SIDES[moving], STOCK_SIDES[other]]
  return { ...sides, [moving]: candidates.find((id) => id !== sides[other]) ?? sides[moving] }
}

/** As it stands in an address, and is remembered. */
export const toQuery = ({ left, right, on }: Sides): string =>
  new URLSearchParams({ left, right, on }).toString()
