import 'server-only'
import type { AdapterSession } from 'next-auth/adapters'

/** What is kept of one session. What this remedy has no use for may be kept with it: a name for the device, or the bounds of `absolute`. */
export interface RedisRecord extends AdapterSession {
  /** Names the session without giving its token away. */
  id: string
  label: string
  createdAt: Date
  /** When it ends however much it is used; null where use keeps it alive for ever. */
  endsAt: Date | null
  /** How long it may lie unused, in seconds; null for NextAuth's own maximum age. */
  idleS: number | null
}

/** Which sessions of a person: the one of that id, all but the one of that token, or all. */
export type RedisSelection = { id: string } | { except: string } | 'all'

/** As NextAuth asks for it, or with more. */
export type NewRedisRecord = AdapterSession & Partial<RedisRecord>

/** What stands in Redis under a session's key: no more than is needed, times in ms since 1970. The token is in the key. */
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

/** The record that `text` holds, a reply of Redis; null where there is none, or nothing that this wrote. */
export function fromStored(sessionToken: string, text: unknown): RedisRecord | null {
  const { id, userId, label, createdAt, expires, endsAt, idleS } = storedValues(text) ?? {}
  if (typeof id !== 'string' || typeof userId !== 'string' || typeof label !== 'string') return null
  if (typeof createdAt !== 'number' || typeof expires !== 'number') return null
  const ends = typeof endsAt === 'number' ? new Date(endsAt) : null
  return {
    id,
    userId,
    label,
    sessionToken,
    createdAt: new Date(createdAt),
    expires: new Date(expires),
    endsAt: ends,
    idleS: typeof idleS === 'number' ? idleS : null,
  }
}

/** The same, as it is kept. */
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
