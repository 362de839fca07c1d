'use client'
import { useEffect } from 'react'
import { BEAT_INTERVAL_MS } from '@/_config/lifetimes'
import { type Beat, isResting, REFUSALS_TO_REST, type Source, takeBeat } from './beat'
import { addBeat, onWake } from './store'

/** Beats once a second while `source` is given and the tab is seen, and at once when something was done. */
export function useHeartbeat(source: Source | null): void {
  useEffect(() => (source === null ? undefined : startHeart(source)), [source])
}

/** @returns how to stop it. */
function startHeart(source: Source): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = true
  let underWay = 0
  let sinceWoken: readonly Beat[] = []

  async function beat(): Promise<void> {
    clearTimeout(timer)
    if (!running || document.hidden) return
    underWay += 1
    const taken = await takeBeat(source)
    underWay -= 1
    if (!running) return
    addBeat(source.key, taken)
    sinceWoken = [...sinceWoken, taken].slice(-REFUSALS_TO_REST)
    if (underWay > 0 || isResting(sinceWoken)) return
    timer = setTimeout(beat, Math.max(0, BEAT_INTERVAL_MS - (taken.doneAt - taken.sentAt)))
  }

  function wake(): void {
    sinceWoken = []
    void beat()
  }

  wake()
  const stopListening = onWake(wake)
  document.addEventListener('visibilitychange', wake)
  return () => {
    running = false
    clearTimeout(timer)
    stopListening()
    document.removeEventListener('visibilitychange', wake)
  }
}
