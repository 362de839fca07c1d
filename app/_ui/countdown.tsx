'use client'
import { formatMoment, leftInWords } from './duration'
import { useNow } from './use-now'

/**
 * How long it lasts until `until` (ISO 8601), counting down by the clock of the server, as in "for
 * another 5 s"; the moment itself before the page lives.
 * @param toleranceMs how long after its end it is still accepted
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
