import type { Entry } from '@/_designs/registry'

/** The strategies of the designs with a remedy. */
export function Strategies({ of }: { of: readonly Pick<Entry, 'strategy'>[] }) {
  return (
    <p className="flex flex-wrap gap-1.5 text-xs">
      <span className="sr-only">For</span>
      {[...new Set(of.map(({ strategy }) => strategy))].map((strategy) => (
        <span
          key={strategy}
          data-strategy={strategy}
          className="rounded border border-strategy/50 bg-strategy-soft px-1.5 py-0.5 font-mono text-strategy-ink"
        >
          {strategy}
        </span>
      ))}
    </p>
  )
}
