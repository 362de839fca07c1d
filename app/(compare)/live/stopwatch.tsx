'use client'
import { formatDuration } from '@/_ui/duration'
import { ownSource, useLive } from './store'
import { type Verdict, verdictOf } from './verdict'

interface Named {
  strategy: string
  id: string
  label: string
}

/** What came of the last deed, per design; spoken when it is known. */
export function Stopwatch({ designs }: { designs: readonly Named[] }) {
  const deed = useLive((live) => live.deed)
  return (
    <div role="status" aria-label="Stopwatch" className={deed ? 'grid gap-1 rounded-md border border-line bg-surface px-4 py-3 text-sm' : 'sr-only'}>
      {deed && <p className="font-semibold">{deed.says}</p>}
      {designs.map((design) => (
        <Line key={design.id} design={design} />
      ))}
    </div>
  )
}

function Line({ design }: { design: Named }) {
  const { deed, extras, beats } = useLive((live) => live)
  const sources = [ownSource(design.id), ...extras.filter((source) => source.design === design.id)]
  const verdicts = sources.flatMap((source) => verdictOf(deed, source, beats[source.key] ?? []) ?? [])
  if (!deed || verdicts.length === 0 || verdicts.some(({ state }) => state === 'pending')) return null
  return (
    <p data-strategy={design.strategy}>
      <span className="font-medium text-strategy-ink">{design.label}:</span> {summarise(verdicts, deed.role ? `says ${deed.role}` : 'refused')}
    </p>
  )
}

/** The slowest decides when all have arrived; any that has not is named first. */
function summarise(verdicts: readonly Verdict[], arrived: string): string {
  const late = verdicts.flatMap((verdict) => (verdict.state === 'not arrived' ? [verdict.says] : []))
  const count = verdicts.length === 1 ? '' : `all ${verdicts.length} `
  if (late.length > 0) return `${verdicts.length === 1 ? '' : `${late.length} of ${verdicts.length} `}${late[0]}.`
  const lagMs = Math.max(...verdicts.map((verdict) => (verdict.state === 'arrived' ? verdict.lagMs : 0)))
  return `${count}${arrived}, ${formatDuration(lagMs)} after the click.`
}
