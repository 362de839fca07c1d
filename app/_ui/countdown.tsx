'use client'
import { formatMoment, leftInWords } from './duration'
import { useNow } from './use-now'

/**
 * The time left until `until` (ISO 8601), by the clock of the server, such as "for another 5 s";
 * before the page runs its script, the date.
 * @param toleranceMs how long it is still accepted after its end, in ms
 */
export function Countdown({ until, toleranceMs = 0 }: { until: string; toleranceMs?: number }) {
  const now = useNow()
  const at = new Date(until)
  return (
    <time dateTime={until} title={formatMoment(at)} className="tabular-nums">
      {now === null ? `until ${formatMoment(at)}` : leftInWords(at.getTime() - now, toleranceMs)}
    </time>
  )
}
