import type { Inspection } from '@/_designs/session'
import { IN_CLEAR, RECORD } from './glossary'

const MASK = '••••••••'

/**
 * The stored row, for a page to show. The page as served must not hold a session token, neither as
 * a value nor inside one (a key of Redis). If the store holds the token in clear, the page says so.
 */
export function masked({ parts, stored }: Pick<Inspection, 'parts' | 'stored'>) {
  const token = parts.map(({ text }) => text).join('.')
  const values = Object.entries(stored?.values ?? {})
  const holding = new Map(
    values.flatMap(([name, value]) =>
      token !== '' && typeof value === 'string' && value.includes(token) ? [[name, value]] : [],
    ),
  )
  return {
    values: Object.fromEntries(
      values.map(([name, value]) => [
        name,
        holding.has(name)
          ? `${holding.get(name)?.replaceAll(token, MASK)}  (the value of the cookie)`
          : value,
      ]),
    ),
    meanings: {
      ...RECORD,
      ...Object.fromEntries([...holding.keys()].map((name) => [name, IN_CLEAR])),
    },
  }
}
