import 'server-only'
import { cookies } from 'next/headers'
import type { Design } from '../design'
import { getDesign } from '../registry'
import { arrange, type On, parseSides, type Sides, STOCK_SIDES, toQuery } from './sides'

/** The two compared designs, and the sides that are switched on. */
export interface ComparisonView {
  left: Design
  right: Design
  on: On
  /** Both designs, from left to right, for the compare page. */
  designs: readonly Design[]
  /** The designs that are switched on. Each of them has to accept the visitor on a guarded page. */
  guarding: readonly Design[]
  /** The view as the query of an address. */
  query: string
}

export const VIEW_COOKIE = 'view'

type Asked = Readonly<Record<string, string | string[] | undefined>>

/** The view of the address. Missing parts come from the cookie, or else from the stock pair. */
export async function getView(asked: Asked): Promise<ComparisonView> {
  const remembered = new URLSearchParams((await cookies()).get(VIEW_COOKIE)?.value)
  return toView(arrange(parse(asked), arrange(parse(Object.fromEntries(remembered)), STOCK_SIDES)))
}

/** The view after the change `asked` on a page that shows `shown`. Both come from a form. */
export const changeView = (asked: Asked, shown: Asked): ComparisonView =>
  toView(arrange(parse(asked), arrange(parse(shown), STOCK_SIDES)))

const parse = (asked: Asked) => parseSides(asked, (id) => getDesign(id) !== null)

function toView(sides: Sides): ComparisonView {
  const [left, right] = [requireDesign(sides.left), requireDesign(sides.right)]
  const guarding = { left: [left], right: [right], both: [left, right] }[sides.on]
  return { left, right, on: sides.on, designs: [left, right], guarding, query: toQuery(sides) }
}

function requireDesign(id: string): Design {
  const design = getDesign(id)
  if (!design) throw new Error(`The design "${id}" is not mounted.`)
  return design
}
