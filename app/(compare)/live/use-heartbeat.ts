'use client'
import { useEffect } from 'react'
import { BEAT_INTERVAL_MS } from '@/_config/lifetimes'
import type { Renewal } from '@/_designs/design'
import { type Beat, type HeartbeatSource, isResting, REFUSALS_TO_REST, takeBeat } from './beat'
import { renewSource } from './renew-source'
import { addBeat, onWake } from './store'

/**
 * Beats once a second, or more slowly if an answer takes more than half a second, while there is a
 * `source` and the tab is visible. It also beats at once after an action.
 */
export function useHeartbeat(source: HeartbeatSource | null, { method, path }: Renewal): void {
  useEffect(
    () => (source === null ? undefined : startHeart(source, { method, path })),
    [source, method, path],
  )
}

/** @returns a function that stops it */
function startHeart(source: HeartbeatSource, renewal: Renewal): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = true
  let underWay = 0
  let sinceWoken: readonly Beat[] = []

  async function beat(): Promise<void> {
    clearTimeout(timer)
    if (!running || document.hidden) return
    underWay += 1
    const taken = await takeRenewedBeat(source, renewal)
    underWay -= 1
    if (!running) return
    addBeat(source.key, taken)
    sinceWoken = [...sinceWoken, taken].slice(-REFUSALS_TO_REST)
    if (underWay > 0 || isResting(sinceWoken)) return
    // The pause is at least as long as the answer took, to spare a slow server.
    const took = taken.doneAt - taken.sentAt
    timer = setTimeout(beat, Math.max(took, BEAT_INTERVAL_MS - took))
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

/**
 * Takes a beat. If the token has expired, it takes another one with the next token, or gives the
 * reason why there is none.
 */
async function takeRenewedBeat(source: HeartbeatSource, renewal: Renewal): Promise<Beat> {
  const beat = await takeBeat(source)
  const renewed = beat.code === 'expired' ? await renewSource(source, renewal) : null
  if (renewed === null) return beat
  return renewed.ok ? takeBeat(renewed.value) : { ...beat, code: renewed.problem.code }
}
