export interface Order {
  column: string
  direction: 'ascending' | 'descending'
}

type Value = number | string | boolean | null

/**
 * Sorts by one value. Missing values come last in both directions, and equal rows keep their order.
 */
export function sorted<Row>(
  rows: readonly Row[],
  value: (row: Row) => Value,
  direction: Order['direction'],
): Row[] {
  const sign = direction === 'ascending' ? 1 : -1
  return rows.toSorted((a, b) => {
    const [one, other] = [value(a), value(b)]
    if (one === null || other === null) return Number(one === null) - Number(other === null)
    if (typeof one === 'string' && typeof other === 'string')
      return sign * one.localeCompare(other, 'en')
    return sign * (Number(one) - Number(other))
  })
}

/** The new order after a click on the head of `column`. */
export const clicked = (order: Order | null, column: string): Order => ({
  column,
  direction:
    order?.column === column && order.direction === 'ascending' ? 'descending' : 'ascending',
})
