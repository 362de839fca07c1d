import { formatDuration } from '@/_ui/duration'
import type { Beat, Source } from './beat'
import type { Deed } from './store'

/** What became of a deed on one heartbeat: `arrived` with the measured lag in ms, or not yet. */
export type Verdict = { state: 'arrived'; says: string; lagMs: number } | { state: 'pending' } | { state: 'not arrived'; says: string }

/** Judges by the first request that was sent after the deed was asked for. @returns null where the deed did not aim at it. */
export function verdictOf(deed: Deed | null, source: Source, beats: readonly Beat[]): Verdict | null {
  if (!deed?.designs.includes(source.design) || !deed.aimsAt(source)) return null
  const before = beats.findLast((beat) => beat.doneAt < deed.at)
  if (before && before.state !== 'accepted') return null // it had ended already
  const after = beats.filter((beat) => beat.sentAt >= deed.at && beat.state !== 'unreachable')
  const latest = after.at(-1)
  if (!latest) return { state: 'pending' }
  const arrival = after.find((beat) => hasArrived(deed, beat))
  if (arrival) {
    const lagMs = arrival.doneAt - deed.at
    return { state: 'arrived', lagMs, says: `${deed.role ? `says ${deed.role}` : `refused (${arrival.code})`} ${formatDuration(lagMs)} after the click` }
  }
  if (latest.state === 'unavailable') return { state: 'not arrived', says: 'the store is unavailable: nobody can tell' }
  const left = latest.expires ? formatDuration(new Date(latest.expires).getTime() - Date.now()) : 'an unknown time'
  return {
    state: 'not arrived',
    says: deed.role ? `still says ${latest.user?.role}: as issued, valid for another ${left}` : `still accepted: valid for another ${left}`,
  }
}

const hasArrived = (deed: Deed, beat: Beat) => (deed.role ? beat.user?.role === deed.role : beat.state === 'refused')
