import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import type { Design } from '@/_designs/design'
import type { Reading } from '@/_designs/session'
import type { Lag } from './events'

const SHORTEST_PAUSE_MS = 20
const LONGEST_PAUSE_MS = 250
/** The precision of a lag, as a share of the lag. */
const PRECISION = 0.05
/** The longest watch in ms, whatever the design states. */
export const LONGEST_WATCH_MS = 75_000

/** One server, and the tokens that it should all refuse. */
export interface Watcher {
  design: Pick<Design, 'read'>
  tokens: readonly string[]
}

/** Checks one token after another, as separate devices would. */
async function readAll({ design, tokens }: Watcher): Promise<Reading[]> {
  const readings: Reading[] = []
  for (const token of tokens) readings.push(await design.read(token))
  return readings
}

/** The ms since a time, rounded to a tenth. */
const sinceThen = (since: number) => Math.round((performance.now() - since) * 10) / 10

/** Whether a reading is a refusal. An outage is none. */
const isRefused = ({ state }: Reading) => state === 'refused'

/**
 * Checks every token once, so that the caches of this server know them.
 * @returns whether it accepts all of them
 */
export const prime = async (watcher: Watcher): Promise<boolean> =>
  (await readAll(watcher)).every(({ state }) => state === 'accepted')

/**
 * The first check after a revocation. `since` is the time of the call (`performance.now()`), and
 * `ends` says whether it revokes anything.
 * @returns the lag if it is known; null if this server has to be watched
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

/**
 * Checks again and again, at growing intervals, until every token is refused. `onWait` is called
 * once a second with the ms so far.
 */
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
