'use client'
import { useLayoutEffect } from 'react'
import { setServerClock } from './server-clock'

/**
 * Takes over the clock of the server that rendered the page. It is a layout effect, so that it runs
 * before the first countdown.
 * @param now the time of that clock, in ms since 1970
 */
export function FollowServerClock({ now }: { now: number }) {
  useLayoutEffect(() => setServerClock(now + sinceAnswered()), [now])
  return null
}

let loading = true

/** The time since the page came from the server, in ms. A later part of the page is new: 0. */
function sinceAnswered(): number {
  const [page] = loading ? performance.getEntriesByType('navigation') : []
  loading = false
  return page instanceof PerformanceNavigationTiming
    ? Math.max(0, performance.now() - page.responseStart)
    : 0
}
