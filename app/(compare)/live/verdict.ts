import type { Person } from '@/_people/person'
import { formatBound, formatDuration, leftInWords } from '@/_ui/duration'
import { serverNow } from '@/_ui/server-clock'
import type { Beat, HeartbeatSource } from './beat'

/** An action on the sessions of a person. Every heartbeat that it aims at is timed against it. */
export interface SessionAction {
  label: string
  /** The times of the click and of the server's answer, in ms of `performance.now()`. */
  at: number
  answeredAt: number
  designs: readonly string[]
  aimsAt(source: HeartbeatSource): boolean
  /**
   * By design: the stated lag until the action takes effect, in ms; null: until the session
   * expires.
   */
  stated?: Readonly<Record<string, number | null>>
  /** The role that a beat shows after the action took effect; without one, a refusal shows it. */
  role?: Person['role']
}

/** Aims at this browser's session and its copies. */
export const HERE = ({ kind }: HeartbeatSource): boolean => kind !== 'device'

/**
 * The outcome of an action on one heartbeat. `arrived` is final; `not yet` is true for its beat.
 */
export type ActionOutcome = { state: 'pending' } | { state: 'arrived' | 'not yet'; beat: Beat }

/**
 * The outcome after one more beat. A beat from before the action says nothing about it. A beat from
 * before its answer can show that it took effect, but not that it did not.
 */
export function judge(action: SessionAction, before: ActionOutcome, beat: Beat): ActionOutcome {
  if (before.state === 'arrived' || beat.sentAt < action.at || beat.state === 'unreachable')
    return before
  if (action.role ? beat.user?.role === action.role : beat.state === 'refused')
    return { state: 'arrived', beat }
  return beat.sentAt >= action.answeredAt ? { state: 'not yet', beat } : before
}

/**
 * Whether an action can show on a heartbeat: only if the last beat before the click was accepted as
 * the person of the action.
 */
export const concerns = (
  action: SessionAction,
  source: HeartbeatSource,
  beats: readonly Beat[],
  userId: string | undefined,
): boolean =>
  action.designs.includes(source.design) &&
  action.aimsAt(source) &&
  lastBefore(beats, action.at)?.user?.id === userId

export const lastBefore = (beats: readonly Beat[], at: number): Beat | undefined =>
  beats.findLast((beat) => beat.doneAt < at)

/** The time from the click to the first answer that shows the action, in ms. */
export const lagOf = (action: SessionAction, beat: Beat): number => beat.doneAt - action.at

/**
 * An outcome in words, for a heartbeat of `design`, or for `count` of them. A browser that dropped
 * its cookie does not show whether the cookie still works.
 */
export function wordsFor(
  action: SessionAction,
  outcome: Exclude<ActionOutcome, { state: 'pending' }>,
  design: string,
  count = 1,
): string {
  const { beat } = outcome
  if (outcome.state === 'arrived')
    return `${arrivedAs(action, beat)} ${formatDuration(lagOf(action, beat))} after the click`
  if (beat.state === 'unavailable') return 'the store is unavailable: nobody can tell'
  const left = beat.expires
    ? leftInWords(new Date(beat.expires).getTime() - serverNow())
    : 'for an unknown time'
  if (action.role && beat.state === 'refused')
    return `refused (${beat.code}) without ever saying ${action.role}`
  const says = count === 1 ? 'says' : 'say'
  const still = action.role ? `still ${says} ${beat.user?.role}` : 'still accepted'
  const stated = action.stated?.[design] ?? null
  if (stated === null) return `${still}${action.role ? ', as it was issued' : ''}: valid ${left}`
  const promise = `stated to ${action.role ? 'change' : 'end'} ${stated === 0 ? 'at once' : `within ${formatBound(stated)}`}`
  return beat.sentAt > action.answeredAt + stated
    ? `${still}, although it was ${promise}`
    : `${still}: ${promise}`
}

function arrivedAs(action: SessionAction, beat: Beat): string {
  if (action.role) return `says ${action.role}`
  return beat.code === 'no_token' ? 'no longer presented by this browser' : `refused (${beat.code})`
}
