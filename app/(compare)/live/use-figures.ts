'use client'
import { useNow } from '@/_ui/use-now'
import { type ColumnSnapshot, measureColumn } from './figures'
import { ownSource, useLive } from './store'

/**
 * What was measured of a design in this browser: `facts` of the page as it is, or else as it was
 * last; the rest by the heartbeat.
 */
export function useFigures(design: string, facts: ColumnSnapshot | null) {
  const now = useNow()
  const kept = useLive((live) => live.facts[design]) ?? null
  const beats = useLive((live) => live.beats[ownSource(design).key]) ?? []
  return measureColumn(facts ?? kept, beats, now)
}
