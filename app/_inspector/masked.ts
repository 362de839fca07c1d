import type { Inspection } from '@/_designs/session'
import { IN_CLEAR, RECORD } from './glossary'

const MASK = '••••••••'

/**
 * What is stored, for a page to show. The page as served must not hold a session token, be it a
 * value or within one (a
 * key of Redis); and where the store does, that is what is to be said of it.
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
