'use client'
import { useEffect } from 'react'
import { BEAT_INTERVAL_MS } from '@/_config/lifetimes'
import { type Source, takeBeat } from './beat'
import { addBeat, onWake } from './store'

/** A session that ended stays so: after as many refusals in a row, only a deed or a look at the tab asks again. */
const REFUSALS_TO_REST = 5

/** Beats once a second while `source` is given and the tab is seen, and at once when something was done. */
export function useHeartbeat(source: Source | null): void {
  useEffect(() => (source === null ? undefined : startHeart(source)), [source])
}

/** @returns how to stop it. */
function startHeart(source: Source): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = true
  let underWay = 0
  let refusals = 0

  async function beat(): Promise<void> {
    clearTimeout(timer)
    if (!running || document.hidden) return
    underWay += 1
    const taken = await takeBeat(source)
    underWay -= 1
    if (!running) return
    addBeat(source.key, taken)
    refusals = taken.state === 'refused' ? refusals + 1 : 0
    if (underWay > 0 || refusals >= REFUSALS_TO_REST) return
    timer = setTimeout(beat, Math.max(0, BEAT_INTERVAL_MS - (taken.doneAt - taken.sentAt)))
  }

  function wake(): void {
    refusals = 0
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
