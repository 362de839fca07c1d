import { formatBound, formatDuration } from '@/_ui/duration'
import type { Beat, HeartbeatSource } from './beat'
import {
  type ActionOutcome,
  type KnownOutcome,
  lagOf,
  type SessionAction,
  wordsFor,
} from './verdict'

/** A session that is watched, with what the last action did to it. */
export interface WatchedSession {
  source: HeartbeatSource
  /** Undefined if the action does not concern it. */
  outcome: ActionOutcome | undefined
  latest: Beat | undefined
}

/**
 * What the last action did to the sessions of one design, by name: "Thief’s copy: still in, for
 * another 29 d 23 h."
 */
export function outcomeInWords(
  action: SessionAction,
  design: string,
  sessions: readonly WatchedSession[],
): string {
  if (!action.designs.includes(design)) return 'You were not signed in here.'
  const found = sessions.filter(({ outcome }) => outcome !== undefined)
  const known = found.flatMap(({ source, outcome }) =>
    outcome && outcome.state !== 'pending' ? [{ source, outcome }] : [],
  )
  if (known.length < found.length) return 'Waiting for the next request…'
  const spared = sessions
    .filter(({ source, outcome, latest }) => !outcome && isCopyIn(source, latest))
    .map(
      ({ source }) =>
        `${source.label}: still in, as a copy of your own session, which this spares.`,
    )
  const all = [...together(action, known), ...spared]
  return all.length > 0 ? all.join(' ') : 'No other device to watch: add one.'
}

const isCopyIn = ({ kind }: HeartbeatSource, latest: Beat | undefined) =>
  kind === 'copy' && latest?.state === 'accepted'

interface Known {
  source: HeartbeatSource
  outcome: KnownOutcome
}

/** One sentence for all sessions with the same outcome. Copies come first. */
function together(action: SessionAction, known: readonly Known[]): string[] {
  const arrived = known.filter(({ outcome }) => outcome.state === 'arrived')
  if (known.length > 1 && arrived.length === known.length) return [everybody(action, known)]
  const copiesFirst = known.toSorted(
    (a, b) => Number(b.source.kind === 'copy') - Number(a.source.kind === 'copy'),
  )
  const words = new Map<string, string[]>()
  for (const { source, outcome } of copiesFirst) {
    const said = wordsFor(action, outcome, source)
    words.set(said, [...(words.get(said) ?? []), source.label])
  }
  const nobody = known.length > 1 && words.size === 1 && arrived.length === 0 && !action.role
  return [...words].map(([said, labels]) =>
    nobody ? `Everybody is ${said}.` : `${named(labels)}: ${said}.`,
  )
}

/** Every session is out, or has the new role. The slowest gives the time. */
function everybody(action: SessionAction, known: readonly Known[]): string {
  const slowest = Math.max(...known.map(({ outcome }) => lagOf(action, outcome.beat)))
  const thief = known.some(({ source }) => source.kind === 'copy') ? ', the thief too,' : ''
  const said = action.role ? `Everybody says ${action.role}` : 'Everybody is out'
  return `${said}${thief} after ${formatDuration(slowest)}.`
}

const named = (labels: readonly string[]): string =>
  [labels.slice(0, -1).join(', '), ...labels.slice(-1)].filter(Boolean).join(' and ')

/** The reason for the outcome of an action, from what the design states. */
export function reasonFor({ role, stated }: SessionAction, design: string): string {
  const lagMs = stated?.[design] ?? null
  if (lagMs === null)
    return role
      ? 'The role is written in the token, and no check asks the store for it.'
      : 'The server keeps no list of its tokens. A token is good until it expires.'
  if (lagMs === 0)
    return 'Every check asks the server’s records, so a change counts at the next one.'
  return `A check may go by what was true up to ${formatBound(lagMs)} ago.`
}
