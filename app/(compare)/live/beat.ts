import type { Reading } from '@/_designs/session'
import type { Person } from '@/_people/person'
import type { Trace } from '@/_trace/trace'
import { learnServerTime } from '@/_ui/server-clock'

/** One real, authenticated request and its result. Times in ms of `performance.now()`. */
export interface Beat {
  sentAt: number
  doneAt: number
  state: Reading['state'] | 'unreachable'
  /** The reason for a refusal or a failure; null when accepted. */
  code: string | null
  lookups: number
  user: Person | null
  /** ISO 8601 */
  expires: string | null
  trace: Trace | null
}

/** The session that a heartbeat checks: by this browser's cookie, or by a token of its own. */
export interface HeartbeatSource {
  key: string
  design: string
  /** A copy is this browser's own session in other hands. */
  kind: 'browser' | 'device' | 'copy'
  label: string
  /** Sent as `Authorization: Bearer`; null for this browser's own cookie. */
  bearer: string | null
  /** The refresh token of a device; null if it has none. This browser's own is in a cookie. */
  refreshToken: string | null
  /** The id for a revocation by the server; null if the server cannot know it. */
  deviceId: string | null
}

/**
 * An ended session stays ended. After this many refusals in a row, the heartbeat rests until
 * sessions may have changed.
 */
export const REFUSALS_TO_REST = 5
export const isResting = (beats: readonly Beat[]): boolean =>
  beats.length >= REFUSALS_TO_REST &&
  beats.slice(-REFUSALS_TO_REST).every(({ state }) => state === 'refused')

const GIVE_UP_AFTER_MS = 6_000

/** Calls `whoami` once. It never throws: a failure is a beat too. */
export async function takeBeat({ design, bearer }: HeartbeatSource): Promise<Beat> {
  const sentAt = performance.now()
  const none = { user: null, expires: null, trace: null }
  try {
    const response = await fetch(`/api/whoami/${design}`, {
      cache: 'no-store',
      signal: AbortSignal.timeout(GIVE_UP_AFTER_MS),
      ...(bearer !== null && {
        credentials: 'omit' as const,
        headers: { authorization: `Bearer ${bearer}` },
      }),
    })
    learnServerTime(response)
    const body = await response.json()
    const base = { sentAt, doneAt: performance.now(), lookups: lookupsOf(response) }
    if (response.ok)
      return {
        ...base,
        state: 'accepted',
        code: null,
        user: body.user,
        expires: body.expires,
        trace: body.trace,
      }
    return {
      ...base,
      ...none,
      state: response.status === 401 ? 'refused' : 'unavailable',
      code: body.error.code,
    }
  } catch {
    return {
      sentAt,
      doneAt: performance.now(),
      lookups: 0,
      ...none,
      state: 'unreachable',
      code: 'unreachable',
    }
  }
}

const lookupsOf = (response: Response) =>
  Number(response.headers.get('server-timing')?.match(/lookups;desc="(\d+)"/)?.[1] ?? 0)
