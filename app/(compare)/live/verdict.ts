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

/** An outcome that is known: a beat after the action showed it. */
export type KnownOutcome = Exclude<ActionOutcome, { state: 'pending' }>

/** The outcome of an action on one session in words, such as "locked out after 193 ms". */
export function wordsFor(
  action: SessionAction,
  outcome: KnownOutcome,
  { design, kind }: Pick<HeartbeatSource, 'design' | 'kind'>,
): string {
  const { beat } = outcome
  if (outcome.state === 'arrived')
    return `${arrivedAs(action, beat, kind)} after ${formatDuration(lagOf(action, beat))}`
  if (beat.state === 'unavailable') return 'the store does not answer: nobody can tell'
  if (action.role && beat.state === 'refused')
    return `refused (${beat.code}), and never said ${action.role}`
  const still = action.role ? `still says ${beat.user?.role}` : 'still in'
  const stated = action.stated?.[design] ?? null
  if (stated === null) {
    const left = beat.expires
      ? leftInWords(new Date(beat.expires).getTime() - serverNow())
      : 'for an unknown time'
    return `${still}, ${left}`
  }
  const change = action.role ? 'change' : 'end'
  const bound = formatBound(stated)
  if (beat.sentAt > action.answeredAt + stated)
    return `${still}, although it had to ${change} ${stated === 0 ? 'at once' : `within ${bound}`}`
  return `${still}: it has to ${change} ${stated === 0 ? 'at once' : `within ${bound}`}`
}

function arrivedAs(action: SessionAction, beat: Beat, kind: HeartbeatSource['kind']): string {
  if (action.role) return `says ${action.role}`
  // This browser dropped its cookie. Whether the cookie still works, only a copy of it can show.
  if (beat.code === 'no_token') return 'signed out'
  return kind === 'copy' ? 'locked out' : 'refused'
}

/** What a beat means to the owner of the session. */
export type Tone = 'good' | 'bad' | 'neutral' | 'unknown'

/**
 * Whether a beat is good for the owner. A thief who is accepted is bad. So is a session that is
 * accepted after its revocation, or with its old role.
 * @param concern the last action and its outcome, if it concerns this session
 */
export function toneOf(
  { kind }: Pick<HeartbeatSource, 'kind'>,
  beat: Beat,
  concern: { action: SessionAction; outcome: ActionOutcome } | null,
): Tone {
  if (beat.state === 'unavailable') return 'unknown'
  if (beat.state === 'unreachable') return 'neutral'
  const accepted = beat.state === 'accepted'
  if (kind === 'copy') return accepted ? 'bad' : 'good'
  if (concern === null || beat.sentAt < concern.action.answeredAt)
    return accepted ? 'good' : 'neutral'
  const { action, outcome } = concern
  if (action.role) return beat.user?.role === action.role ? 'good' : 'bad'
  // After a session has ended, an accepted beat is of a new one.
  return accepted && outcome.state !== 'arrived' ? 'bad' : 'good'
}
