'use client'
import { formatDuration, formatMoment } from './duration'
import { useNow } from './use-now'

/** How long until `until` (ISO 8601), counting down; the moment itself before the page lives. */
export function Countdown({ until }: { until: string }) {
  const now = useNow()
  const at = new Date(until)
  return (
    <time dateTime={until} title={formatMoment(at)} className="tabular-nums">
      {now === null ? formatMoment(at) : formatDuration(at.getTime() - now)}
    </time>
  )
}
