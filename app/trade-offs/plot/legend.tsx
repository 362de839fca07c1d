import { type ReactNode, useId } from 'react'
import { EQUAL_BYTES, EQUAL_LAG_SHARE } from './frontier'
import { Hatching, SymbolMark } from './symbol-mark'

const PLAIN = {
  x: 24,
  y: 14,
  r: 8,
  trueY: 14,
  strategy: 'database',
  survives: false,
  onFrontier: false,
} as const

/** The meaning of the plot's symbols. */
export function Legend() {
  const hatching = useId()
  const drawn = (change: Partial<Parameters<typeof SymbolMark>[0]['point']>, ghost = false) => (
    <SymbolMark point={{ ...PLAIN, ...change }} hatching={hatching} ghost={ghost} />
  )
  const items: readonly (readonly [label: string, picture: ReactNode])[] = [
    ['filled: database sessions', drawn({})],
    ['hatched: JWT sessions', drawn({ strategy: 'jwt' })],
    ['circle: unavailable in a store outage', drawn({ strategy: 'jwt' })],
    ['diamond: survives one', drawn({ strategy: 'jwt', survives: true })],
    [
      'area: bytes on the wire',
      <>
        {drawn({ x: 8, r: 4 })}
        {drawn({ x: 30, r: 12 })}
      </>,
    ],
    ['★ and a ring: on the frontier', drawn({ onFrontier: true })],
    ['dashed: an earlier run', drawn({}, true)],
  ]
  return (
    <div className="grid gap-3 text-sm">
      <ul aria-label="Legend" className="flex flex-wrap gap-x-6 gap-y-1 text-ink-soft">
        {items.map(([label, picture], index) => (
          <li key={label} className="flex items-center gap-1.5">
            <svg aria-hidden viewBox="0 0 48 28" className="h-7 w-12">
              {index === 0 && <Hatching id={hatching} />}
              {picture}
            </svg>
            {label}
          </li>
        ))}
      </ul>
      <p className="max-w-prose text-ink-soft">
        The frontier is what nothing else beats: no other design is at least as good in lookups, lag
        and bytes on the wire, and clearly better in one of them. Lags within{' '}
        {EQUAL_LAG_SHARE * 100} % of each other count as equal, and so do sizes within {EQUAL_BYTES}{' '}
        bytes. What moved aside, to be seen, has a dotted line to its place.
      </p>
    </div>
  )
}
