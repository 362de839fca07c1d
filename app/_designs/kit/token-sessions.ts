import 'server-only'
import type { JWT } from 'next-auth/jwt'
import { database, type TokenSession } from '@/_store/database'
import type { ServerPort } from '../design'
import type { SessionSummary, Stored } from '../session'
import { lastingClaims } from './lasting-claims'
import { requireUnchanged, requireVouched, type SigningIn } from './sign-in'

const MOST = 100

/**
 * Records an issued token once, at sign-in, for the remedies that list sessions or end one of them.
 */
export async function recordTokenSession(
  design: string,
  token: JWT,
  signingIn: SigningIn,
  expires: Date,
): Promise<TokenSession> {
  const { sub, sid } = token
  if (!sub || !sid) throw new TypeError('A session that is written down needs a person and a name.')
  await requireUnchanged(sub, signingIn)
  const record = await database().tokenSession.create({
    data: { sid, userId: sub, design, label: signingIn.label, expires },
  })
  try {
    await requireVouched(sub, signingIn)
    return record
  } catch (error) {
    await database().tokenSession.deleteMany({ where: { sid } })
    throw error
  }
}

/** The live sessions of a person that were not revoked, newest first, at most a hundred. */
export const tokenDevices =
  (design: string): ServerPort['devices'] =>
  async (config, userId, token) => {
    const current = token === '' ? undefined : (await lastingClaims(config, token))?.sid
    const where = { userId, design, endedAt: null, expires: { gt: new Date() } }
    const sessions = await database().tokenSession.findMany({
      where,
      orderBy: { createdAt: 'desc' },
      take: MOST,
    })
    return { devices: sessions.map((session) => toDevice(session, current)) }
  }

/** The stored row and its size in bytes; null if there is none. */
export async function storedTokenSession(sid: string): Promise<Stored | null> {
  const record = await database().tokenSession.findUnique({ where: { sid } })
  if (record === null) return null
  const [size] = await database().$queryRaw<
    { bytes: number }[]
  >`SELECT pg_column_size(s.*) AS bytes FROM "TokenSession" s WHERE sid = ${sid}`
  return { values: asJson(record), bytes: size?.bytes ?? 0 }
}

/** A row as JSON, with times in ISO 8601. */
export const asJson = (row: Readonly<Record<string, string | number | Date | null>>) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Date ? value.toISOString() : value,
    ]),
  )

const toDevice = (
  { sid, label, createdAt, lastSeenAt, expires }: TokenSession,
  current: string | undefined,
): SessionSummary => ({
  id: sid,
  label,
  createdAt: createdAt.toISOString(),
  lastSeenAt: lastSeenAt.toISOString(),
  expires: expires.toISOString(),
  current: sid === current,
})
