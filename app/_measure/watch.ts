import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import type { Design } from '@/_designs/design'
import type { Reading } from '@/_designs/session'
import type { Lag } from './events'

const SHORTEST_PAUSE_MS = 20
const LONGEST_PAUSE_MS = 250
/** A lag is known to that share of itself. */
const PRECISION = 0.05
/** No watch is longer than this, whatever the design says of itself. */
export const LONGEST_WATCH_MS = 75_000

/** One server, and the tokens of which it should refuse every one. */
export interface Watcher {
  design: Pick<Design, 'read'>
  tokens: readonly string[]
}

/** One after the other, as one device after the other would ask. */
async function readAll({ design, tokens }: Watcher): Promise<Reading[]> {
  const readings: Reading[] = []
  for (const token of tokens) readings.push(await design.read(token))
  return readings
}

/** To a tenth of a millisecond. */
const sinceThen = (since: number) => Math.round((performance.now() - since) * 10) / 10

/** An outage refuses nobody. */
const isRefused = ({ state }: Reading) => state === 'refused'

/** Whether this server accepts every token; whatever it remembers of them, it remembers from now on. */
export const prime = async (watcher: Watcher): Promise<boolean> =>
  (await readAll(watcher)).every(({ state }) => state === 'accepted')

/**
 * The first check after a revocation; `since` is when that was called (`performance.now()`), `ends` whether it ends anything.
 * @returns the lag, where that settles it; null where this server has to be watched.
 */
export async function firstLook(
  watcher: Watcher,
  { since, ends }: { since: number; ends: boolean },
): Promise<Lag | null> {
  const readings = await readAll(watcher)
  if (readings.every(isRefused)) return { kind: 'immediate', ms: sinceThen(since) }
  const expiries = readings.flatMap((reading) =>
    reading.state === 'accepted' ? [Date.parse(reading.expires)] : [],
  )
  const left = Math.max(...expiries) - Date.now()
  return !ends && left > LONGEST_WATCH_MS
    ? { kind: 'until it expires', seconds: Math.round(left / 1000) }
    : null
}

/** Checks again and again, ever less often, until every token is refused. `onWait` is told once a second how many ms have passed. */
export async function watch(
  watcher: Watcher,
  { since, onWait, signal }: { since: number; onWait(ms: number): void; signal: AbortSignal },
): Promise<Lag> {
  let told = 0
  for (let ms = 0; ; ) {
    await pause(
      Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, ms * PRECISION)),
      undefined,
      { signal },
    )
    const readings = await readAll(watcher)
    ms = sinceThen(since)
    if (readings.every(isRefused)) return { kind: 'after', ms }
    if (ms > LONGEST_WATCH_MS) return { kind: 'longer', ms }
    if (ms - told < 1_000) continue
    told = ms
    onWait(ms)
  }
}
