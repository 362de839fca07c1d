'use client'
import { formatDuration } from '@/_ui/duration'
import { ownSource, useLive } from './store'
import { type ActionOutcome, lagOf, type SessionAction, wordsFor } from './verdict'

interface Named {
  id: string
  label: string
  strategy: string
}

/** The result of the last action, per design; spoken when it is known. */
export function Stopwatch({ designs }: { designs: readonly Named[] }) {
  const { action, extras, outcomes } = useLive((live) => live)
  const aims = [...designs.map(({ id }) => ownSource(id)), ...extras].some(
    ({ key, design }) => key in outcomes && designs.some(({ id }) => id === design),
  )
  return (
    <div
      role="status"
      aria-label="Stopwatch"
      className={
        action ? 'grid gap-1 rounded-md border border-line bg-surface px-4 py-3 text-sm' : 'sr-only'
      }
    >
      {action && <p className="font-semibold">{action.label}</p>}
      {action && !aims && (
        <p className="text-ink-soft">It aims at no session that is watched here.</p>
      )}
      {action && designs.map((design) => <Line key={design.id} design={design} action={action} />)}
    </div>
  )
}

function Line({ design, action }: { design: Named; action: SessionAction }) {
  const { extras, outcomes } = useLive((live) => live)
  const found = [ownSource(design.id), ...extras].flatMap((source) =>
    source.design === design.id ? (outcomes[source.key] ?? []) : [],
  )
  const known = found.filter((outcome) => outcome.state !== 'pending')
  if (known.length === 0 || known.length < found.length) return null
  return (
    <p data-strategy={design.strategy}>
      <span className="font-medium text-strategy-ink">{design.label}:</span>{' '}
      {summarise(action, known, design.id)}
    </p>
  )
}

/** Names a heartbeat that the action has not reached yet; otherwise, gives the slowest. */
function summarise(
  action: SessionAction,
  outcomes: readonly Exclude<ActionOutcome, { state: 'pending' }>[],
  design: string,
): string {
  const [late] = outcomes.filter(({ state }) => state === 'not yet')
  const count = outcomes.filter(({ state }) => state === 'not yet').length
  if (late)
    return `${outcomes.length === 1 ? '' : `${count} of ${outcomes.length} `}${wordsFor(action, late, design, count)}.`
  const [slowest] = outcomes.toSorted((a, b) => lagOf(action, b.beat) - lagOf(action, a.beat))
  if (!slowest) return ''
  if (outcomes.length > 1)
    return `${outcomes.length === 2 ? 'both' : `all ${outcomes.length}`} ${action.role ? `say ${action.role}` : 'refused'}, ${formatDuration(lagOf(action, slowest.beat))} after the click.`
  const hint =
    slowest.beat.code === 'no_token'
      ? ' What a copy of it is worth, only a copy can show: copy the cookie first.'
      : ''
  return `${wordsFor(action, slowest, design)}.${hint}`
}
