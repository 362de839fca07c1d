import 'server-only'
import type { AdapterSession } from 'next-auth/adapters'
import { z } from 'zod'
import type { SessionRecord } from '../../session-adapter'

/** As NextAuth asks for it, or with what this site knows of the device. */
export type NewRecord = AdapterSession & Partial<SessionRecord>

/** What stands in Redis under a session's key: no more than is needed, times in ms since 1970. The token is in the key. */
const stored = z.object({
  id: z.string(),
  userId: z.string(),
  label: z.string(),
  createdAt: z.number(),
  expires: z.number(),
  endsAt: z.number().optional(),
  idleS: z.number().optional(),
})

export function toStored({ id, userId, label, createdAt, expires, endsAt, idleS }: SessionRecord): string {
  const record: z.input<typeof stored> = { id, userId, label, createdAt: createdAt.getTime(), expires: expires.getTime() }
  return JSON.stringify({ ...record, ...(endsAt && { endsAt: endsAt.getTime() }), ...(idleS !== null && { idleS }) })
}

/** The record that `text` holds, a reply of Redis; null where there is none, or nothing that this wrote. */
export function fromStored(sessionToken: string, text: unknown): SessionRecord | null {
  const parsed = stored.safeParse(parseJson(text))
  if (!parsed.success) return null
  const { createdAt, expires, endsAt, idleS = null, ...rest } = parsed.data
  const ends = endsAt === undefined ? null : new Date(endsAt)
  return { ...rest, sessionToken, createdAt: new Date(createdAt), expires: new Date(expires), endsAt: ends, idleS }
}

const anyValues = z.record(z.string(), z.union([z.string(), z.number()]))

/** The same, as it is kept. */
export const storedValues = (text: unknown): z.output<typeof anyValues> | null => anyValues.safeParse(parseJson(text)).data ?? null

function parseJson(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : null
  } catch {
    return null
  }
}
