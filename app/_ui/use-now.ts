'use client'
import { useSyncExternalStore } from 'react'
import { serverNow } from './server-clock'

const listeners = new Set<() => void>()
let now = 0
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(tick, 1_000)
  tick()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function tick(): void {
  now = serverNow()
  for (const listener of listeners) listener()
}

/**
 * The time in ms by the clock of the server, once a second from one timer for all components; null
 * on the server and until the page runs its script.
 */
export const useNow = (): number | null =>
  useSyncExternalStore<number | null>(
    subscribe,
    () => now || null,
    () => null,
  )
