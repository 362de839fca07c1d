import 'server-only'
import type { AdapterSession } from 'next-auth/adapters'

/**
 * A stored session. Other remedies can add fields, such as a device name or the bounds of
 * `absolute`.
 */
export interface RedisRecord extends AdapterSession {
  /** An id for the session that does not reveal its token. */
  id: string
  label: string
  createdAt: Date
  /** The absolute expiry, which use does not extend; null if there is none. */
  endsAt: Date | null
  /** The idle time in seconds; null for NextAuth's own maximum age. */
  idleS: number | null
}

/**
 * A selection among the sessions of a person: one by its id, all except the one of a token, or all.
 */
export type RedisSelection = { id: string } | { except: string } | 'all'

/** The values of a new session from NextAuth, with optional further fields. */
export type NewRedisRecord = AdapterSession & Partial<RedisRecord>

/**
 * The text under a session's key in Redis: only the needed fields, with times in ms since 1970. The
 * token is in the key.
 */
export function toStored({
  id,
  userId,
  label,
  createdAt,
  expires,
  endsAt,
  idleS,
}: RedisRecord): string {
  const record = { id, userId, label, createdAt: createdAt.getTime(), expires: expires.getTime() }
  return JSON.stringify({
    ...record,
    ...(endsAt && { endsAt: endsAt.getTime() }),
    ...(idleS !== null && { idleS }),
  })
}

/**
 * The record in a reply of Redis; null if the reply is empty or has another format.
 * @param left how long Redis keeps it, in ms. Redis's own clock decides when a session ends. If the
 * clocks of two servers differ, the times are moved to the clock of the reading server, in seconds.
 */
export function fromStored(
  sessionToken: string,
  text: unknown,
  left?: { ms: unknown; now: number },
): RedisRecord | null {
  const { id, userId, label, createdAt, expires, endsAt, idleS } = storedValues(text) ?? {}
  if (typeof id !== 'string' || typeof userId !== 'string' || typeof label !== 'string') return null
  if (typeof createdAt !== 'number' || typeof expires !== 'number') return null
  const aheadMs =
    typeof left?.ms === 'number' && left.ms >= 0
      ? Math.trunc((left.now + left.ms - expires) / 1000) * 1000
      : 0
  const moment = (ms: number) => new Date(ms + aheadMs)
  return {
    id,
    userId,
    label,
    sessionToken,
    createdAt: moment(createdAt),
    expires: moment(expires),
    endsAt: typeof endsAt === 'number' ? moment(endsAt) : null,
    idleS: typeof idleS === 'number' ? idleS : null,
  }
}

/** The stored values in a reply of Redis, unchanged; null if there are none. */
export function storedValues(text: unknown): Record<string, string | number> | null {
  const value = parseJson(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string | number] =>
      ['string', 'number'].includes(typeof entry[1]),
    ),
  )
}

function parseJson(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : null
  } catch {
    return null
  }
}
