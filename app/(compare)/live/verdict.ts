import type { Person } from '@/_people/person'
import { formatBound, formatDuration, leftInWords } from '@/_ui/duration'
import { serverNow } from '@/_ui/server-clock'
import type { Beat, HeartbeatSource } from './beat'

/**
 * Something that was done to a person's sessions, and that every heartbeat it aims at is timed
 * against.
 */
export interface SessionAction {
  label: string
  /** When it was asked for, and when the server had answered; in ms of `performance.now()`. */
  at: number
  answeredAt: number
  designs: readonly string[]
  aimsAt(source: HeartbeatSource): boolean
  /**
   * By design: within how many ms the deed is stated to arrive; null for not before the session
   * expires.
   */
  stated?: Readonly<Record<string, number | null>>
  /**
   * The role that a beat has to show for the deed to have arrived; without one, it has to be
   * refused.
   */
  role?: Person['role']
}

/** This browser's session, whoever holds it. */
export const HERE = ({ kind }: HeartbeatSource): boolean => kind !== 'device'

/** What became of a deed on one heartbeat. An arrival is final; `not yet` holds as of its beat. */
export type ActionOutcome = { state: 'pending' } | { state: 'arrived' | 'not yet'; beat: Beat }

/**
 * The outcome after one more beat. Whatever was sent before the deed says nothing about it; what
 * was sent
 * before its answer can show that it has arrived, but not that it has not.
 */
export function judge(deed: SessionAction, before: ActionOutcome, beat: Beat): ActionOutcome {
  if (before.state === 'arrived' || beat.sentAt < deed.at || beat.state === 'unreachable')
    return before
  if (deed.role ? beat.user?.role === deed.role : beat.state === 'refused')
    return { state: 'arrived', beat }
  return beat.sentAt >= deed.answeredAt ? { state: 'not yet', beat } : before
}

/**
 * Whether a deed can show on a heartbeat at all: that was accepted when it was asked for, as the
 * person whom it was done to.
 */
export const concerns = (
  deed: SessionAction,
  source: HeartbeatSource,
  beats: readonly Beat[],
  userId: string | undefined,
): boolean =>
  deed.designs.includes(source.design) &&
  deed.aimsAt(source) &&
  lastBefore(beats, deed.at)?.user?.id === userId

export const lastBefore = (beats: readonly Beat[], at: number): Beat | undefined =>
  beats.findLast((beat) => beat.doneAt < at)

/** From the click to the answer of the first request that was treated differently, in ms. */
export const lagOf = (deed: SessionAction, beat: Beat): number => beat.doneAt - deed.at

/**
 * An outcome in words, on a heartbeat of `design`, or on `count` of them. A browser that dropped
 * its cookie shows nothing about what the cookie is worth.
 */
export function wordsFor(
  deed: SessionAction,
  outcome: Exclude<ActionOutcome, { state: 'pending' }>,
  design: string,
  count = 1,
): string {
  const { beat } = outcome
  if (outcome.state === 'arrived')
    return `${arrivedAs(deed, beat)} ${formatDuration(lagOf(deed, beat))} after the click`
  if (beat.state === 'unavailable') return 'the store is unavailable: nobody can tell'
  const left = beat.expires
    ? leftInWords(new Date(beat.expires).getTime() - serverNow())
    : 'for an unknown time'
  if (deed.role && beat.state === 'refused')
    return `refused (${beat.code}) without ever saying ${deed.role}`
  const says = count === 1 ? 'says' : 'say'
  const still = deed.role ? `still ${says} ${beat.user?.role}` : 'still accepted'
  const stated = deed.stated?.[design] ?? null
  if (stated === null) return `${still}${deed.role ? ', as it was issued' : ''}: valid ${left}`
  const promise = `stated to ${deed.role ? 'change' : 'end'} ${stated === 0 ? 'at once' : `within ${formatBound(stated)}`}`
  return beat.sentAt > deed.answeredAt + stated
    ? `${still}, although it was ${promise}`
    : `${still}: ${promise}`
}

function arrivedAs(deed: SessionAction, beat: Beat): string {
  if (deed.role) return `says ${deed.role}`
  return beat.code === 'no_token' ? 'no longer presented by this browser' : `refused (${beat.code})`
}
