import type { Reading } from '@/_designs/session'
import type { Person } from '@/_people/person'
import type { Trace } from '@/_trace/trace'
import { learnServerTime } from '@/_ui/server-clock'

/** One real, authenticated request and what came of it. Times in ms of `performance.now()`. */
export interface Beat {
  sentAt: number
  doneAt: number
  state: Reading['state'] | 'unreachable'
  /** Why it was refused, or what failed; null when accepted. */
  code: string | null
  lookups: number
  user: Person | null
  /** ISO 8601 */
  expires: string | null
  trace: Trace | null
}

/** Whose session a heartbeat asks about: this browser's cookie, or a token of its own. */
export interface HeartbeatSource {
  key: string
  design: string
  /** A copy is this browser's own session, held by somebody else. */
  kind: 'browser' | 'device' | 'copy'
  label: string
  /** Sent as `Authorization: Bearer`; null for this browser's own cookie. */
  bearer: string | null
  /**
   * With which a device renews its bearer; null where it has none. This browser's own is in a
   * cookie.
   */
  refreshToken: string | null
  /** By which the server can revoke it; null where it cannot know it. */
  deviceId: string | null
}

/**
 * A session that ended stays so: after as many refusals in a row its heart rests, until a session
 * may have come or gone.
 */
export const REFUSALS_TO_REST = 5
export const isResting = (beats: readonly Beat[]): boolean =>
  beats.length >= REFUSALS_TO_REST &&
  beats.slice(-REFUSALS_TO_REST).every(({ state }) => state === 'refused')

const GIVE_UP_AFTER_MS = 6_000

/** Asks `whoami` once. Never throws: a failure is a beat too. */
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
