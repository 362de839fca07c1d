import 'server-only'
import type { Metadata } from 'next'
import { allEntries, type Entry } from '@/_designs/registry'
import { NeedsScript } from '@/_ui/needs-script'
import type { MeasurableDesign } from './measurable-design'
import { TradeOffs } from './trade-offs'

export const metadata: Metadata = {
  title: 'What each session design costs, and how fast it revokes',
  description:
    'Measure how long a revoked session is still accepted, against how often each check asks the store.',
}

export default function TradeOffsPage() {
  return (
    <main id="main" className="mx-auto grid w-full max-w-[100rem] gap-8 px-4 py-8 sm:px-6">
      <div className="grid gap-3">
        <h1 className="font-semibold text-3xl tracking-tight sm:text-4xl">
          What each design buys, and what it costs
        </h1>
        <p className="max-w-prose text-ink-soft text-lg">
          How long a revoked session is still accepted, against how often the store is asked to
          check one. This server measures it, now, on every session design that it has.
        </p>
      </div>
      <NeedsScript what="Measuring" />
      <TradeOffs designs={listed(allEntries())} />
    </main>
  )
}

const listed = (entries: readonly Entry[]): MeasurableDesign[] =>
  entries.map(({ id, label, strategy, needs, remedies }) => {
    // A design with remedies is compared with its stock strategy, a stock design with the other
    // one.
    const stock = entries.find(
      (other) =>
        other.remedies.length === 0 &&
        other.id !== id &&
        (remedies.length === 0 || other.strategy === strategy),
    )
    return {
      id,
      label,
      strategy,
      needs,
      compareHref: `/?${new URLSearchParams({ ...(stock && { left: stock.id }), right: id })}`,
    }
  })
