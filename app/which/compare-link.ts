import 'server-only'
import { SIDES, STOCK_SIDES, toQuery } from '@/_designs/comparison/sides'
import { allEntries, type Entry } from '@/_designs/registry'

/** The address of the comparison of a design with the stock design of the other strategy. */
export function compareHref({ id, strategy }: Entry): string {
  const strategyOf = (stock: string) => allEntries().find((entry) => entry.id === stock)?.strategy
  const side = SIDES.find((one) => strategyOf(STOCK_SIDES[one]) === strategy) ?? 'right'
  return `/?${toQuery({ ...STOCK_SIDES, [side]: id })}`
}
