'use client'
import { useEffect } from 'react'
import { BEAT_INTERVAL_MS } from '@/_config/lifetimes'
import { type Source, takeBeat } from './beat'
import { addBeat, onDeed } from './store'

/** Beats once a second while `source` is given and the tab is seen, and at once when something was done. */
export function useHeartbeat(source: Source | null): void {
  useEffect(() => {
    if (source === null) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let running = true
    let underWay = 0

    async function beat(): Promise<void> {
      clearTimeout(timer)
      if (!running || !source || document.hidden) return
      underWay += 1
      const taken = await takeBeat(source)
      underWay -= 1
      if (!running) return
      addBeat(source.key, taken)
      if (underWay === 0) timer = setTimeout(beat, Math.max(0, BEAT_INTERVAL_MS - (taken.doneAt - taken.sentAt)))
    }

    void beat()
    const stopListening = onDeed(() => void beat())
    document.addEventListener('visibilitychange', beat)
    return () => {
      running = false
      clearTimeout(timer)
      stopListening()
      document.removeEventListener('visibilitychange', beat)
    }
  }, [source])
}
