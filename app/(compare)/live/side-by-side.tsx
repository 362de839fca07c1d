'use client'
import { Check } from 'lucide-react'
import Link from 'next/link'
import { AXES, type ColumnSnapshot, compare } from './figures'
import { useFigures } from './use-figures'

interface Column {
  id: string
  label: string
  strategy: string
  facts: ColumnSnapshot | null
}

/**
 * The figures of both designs, axis by axis, with the better one marked. It stays empty until
 * something is measured.
 */
export function SideBySide({ left, right }: { left: Column; right: Column }) {
  const [ofLeft, ofRight] = [useFigures(left.id, left.facts), useFigures(right.id, right.facts)]
  if ([...ofLeft, ...ofRight].every((figure) => figure === null)) return null
  return (
    <section aria-labelledby="side-by-side" className="grid gap-1 px-3 sm:px-4">
      <h2 id="side-by-side" className="sr-only">
        Side by side
      </h2>
      <table className="w-full table-fixed border-collapse text-sm">
        <colgroup>
          <col className="w-28 lg:w-[9.5rem]" />
          <col />
          <col />
        </colgroup>
        <thead className="sr-only">
          <tr>
            <th scope="col">Figure</th>
            {[left, right].map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {AXES.map(({ name }, index) => {
            const [one, two] = [ofLeft[index] ?? null, ofRight[index] ?? null]
            return (
              <tr key={name} className="border-line border-b last:border-0">
                <th scope="row" className="py-0.5 pr-3 text-left font-normal text-ink-soft text-xs">
                  {name}
                </th>
                <Cell figure={one} other={two} />
                <Cell figure={two} other={one} />
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="text-ink-soft text-xs">
        Measured on your own requests of the last minute; <Better /> marks the better one. The lag
        is the promised one: press a button above to measure it. To open an encrypted token can take
        longer than to ask a database nearby.{' '}
        <Link href="/labs/cost" prefetch={false} className="underline underline-offset-2">
          Move the database away
        </Link>
      </p>
    </section>
  )
}

type Figure = ReturnType<typeof useFigures>[number]

function Cell({ figure, other }: { figure: Figure; other: Figure }) {
  if (figure === null) return <td className="py-0.5 pr-3 text-ink-soft">not measured</td>
  const found = other === null ? null : compare(figure, other)
  return (
    <td className={`py-0.5 pr-3 tabular-nums ${found === 'better' ? 'font-semibold' : ''}`}>
      {figure.short} {found === 'better' && <Better />}
      {found === 'about equal' && <span className="text-ink-soft text-xs">about equal</span>}
    </td>
  )
}

const Better = () => (
  <span className="whitespace-nowrap text-accepted">
    <Check aria-hidden className="inline size-4 align-text-bottom" />
    <span className="sr-only">better</span>
  </span>
)
