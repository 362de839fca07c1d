'use client'
import { useNow } from '@/_ui/use-now'
import { type ColumnSnapshot, measureColumn } from './figures'
import { ownSource, useLive } from './store'

/**
 * The figures of a design in this browser: from `facts` of the current page (or the last known
 * ones), and from the heartbeat.
 */
export function useFigures(design: string, facts: ColumnSnapshot | null) {
  const now = useNow()
  const kept = useLive((live) => live.facts[design]) ?? null
  const beats = useLive((live) => live.beats[ownSource(design).key]) ?? []
  return measureColumn(facts ?? kept, beats, now)
}
