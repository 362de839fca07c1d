'use client'
import { Check } from 'lucide-react'
import { AXES, type ColumnSnapshot } from './figures'
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
    <section aria-labelledby="side-by-side" className="grid gap-3">
      <div>
        <h2 id="side-by-side" className="font-semibold text-lg tracking-tight">
          Side by side
        </h2>
        <p className="max-w-prose text-ink-soft text-sm">
          As measured on your own requests of the last minute, <Better /> for the better one. The
          lag is what the design states: the stopwatch measures it.
        </p>
      </div>
      <table className="w-full max-w-4xl border-collapse text-sm">
        <thead>
          <tr className="border-line-strong border-b">
            <th scope="col" className="py-2 pr-3 text-left font-medium text-ink-soft">
              Axis
            </th>
            {[left, right].map(({ id, label, strategy }) => (
              <th
                key={id}
                scope="col"
                data-strategy={strategy}
                className="w-[33%] py-2 pr-3 text-left font-semibold text-strategy-ink"
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {AXES.map(({ name }, index) => {
            const [one, two] = [ofLeft[index] ?? null, ofRight[index] ?? null]
            return (
              <tr key={name} className="border-line border-b">
                <th scope="row" className="py-1.5 pr-3 text-left font-normal text-ink-soft">
                  {name}
                </th>
                <Cell figure={one} other={two} />
                <Cell figure={two} other={one} />
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

type Figure = ReturnType<typeof useFigures>[number]

function Cell({ figure, other }: { figure: Figure; other: Figure }) {
  if (figure === null) return <td className="py-1.5 pr-3 text-ink-soft">not measured</td>
  const better = other !== null && figure.value < other.value
  return (
    <td className={`py-1.5 pr-3 tabular-nums ${better ? 'font-semibold' : ''}`}>
      {figure.short} {better && <Better />}
    </td>
  )
}

const Better = () => (
  <span className="whitespace-nowrap text-accepted">
    <Check aria-hidden className="inline size-4 align-text-bottom" />
    <span className="sr-only">better</span>
  </span>
)
