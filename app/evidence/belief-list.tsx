import type { LedgerRow } from '@/_ledger/ledger'
import { BELIEFS, findingsOf } from './beliefs'
import { Sign } from './ledger/outcome-styles'
import type { LedgerDesign } from './ledger-design'

interface Props {
  rows: readonly LedgerRow[]
  designs: readonly LedgerDesign[]
}

/** What people often say, and what was found, each with a link to its row in the ledger. */
export function BeliefList({ rows, designs }: Props) {
  const found = BELIEFS.flatMap((id) => {
    const row = rows.find(({ claim }) => claim.id === id)
    const findings = row ? findingsOf(row, designs) : []
    return row && findings.length > 0 ? [{ claim: row.claim, findings }] : []
  })
  if (found.length === 0) return null
  return (
    <section aria-labelledby="beliefs" className="grid gap-3">
      <h2 id="beliefs" className="font-semibold text-xl tracking-tight">
        Ten things people believe, and what was found
      </h2>
      <ol className="grid gap-3 md:grid-cols-2">
        {found.map(({ claim, findings }) => (
          <li
            key={claim.id}
            className="grid content-start gap-1.5 rounded-lg border border-line bg-surface px-4 py-3"
          >
            <p className="font-medium">“{claim.text}”</p>
            <ul className="grid gap-0.5 text-sm">
              {findings.map(({ outcome, words }) => (
                <li key={outcome} className="flex items-start gap-1.5">
                  <Sign outcome={outcome} className="mt-0.5 size-4" />
                  <span className="min-w-0">
                    <span className="font-semibold">{outcome}:</span> {words}
                  </span>
                </li>
              ))}
            </ul>
            <p className="text-xs">
              <a href={`#${claim.id}`} className="text-ink-soft underline underline-offset-4">
                See what was found<span className="sr-only"> on {claim.id}</span>
              </a>
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
