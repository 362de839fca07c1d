import 'server-only'
import type { JWT } from 'next-auth/jwt'
import { isUnchanged } from '@/_people/person'
import { database, type TokenSession } from '@/_store/database'
import type { Device, RevocationTarget } from './design'
import { SignInRefused, type SigningIn } from './sign-in'

const MOST = 100

/**
 * Writes down, once, at sign-in, that a token was handed out, for the remedies that list sessions or end one.
 * A person who was disabled, or whose password was changed, since it was found right gets none: asked once the
 * record is there, so that whatever ends their sessions meanwhile either sees it or is seen here.
 */
export async function recordTokenSession(design: string, { sub, sid }: JWT, { label, seen }: SigningIn, expires: Date): Promise<void> {
  if (!sub || !sid) throw new TypeError('A session that is written down needs a person and a name.')
  if (!(await isUnchanged(sub, seen))) throw new SignInRefused('wrong_credentials')
  await database().tokenSession.create({ data: { sid, userId: sub, design, label, expires } })
  if (await isUnchanged(sub, seen)) return
  await database().tokenSession.deleteMany({ where: { sid } })
  throw new SignInRefused('wrong_credentials')
}

/** The sessions of a person that are neither over nor ended, newest first, at most a hundred. */
export const liveTokenSessions = (design: string, userId: string, now: Date): Promise<TokenSession[]> =>
  database().tokenSession.findMany({ where: { userId, design, endedAt: null, expires: { gt: now } }, orderBy: { createdAt: 'desc' }, take: MOST })

/** Which rows a revocation is about; `current` is the session of the token that asks. */
export function aimedAt(design: string, target: RevocationTarget, current: string | undefined) {
  const theirs = { design, userId: target.userId, endedAt: null }
  if (target.scope === 'one') return { ...theirs, sid: target.deviceId }
  return target.scope === 'others' ? { ...theirs, sid: { not: current ?? '' } } : theirs
}

export const toDevice = ({ sid, label, createdAt, lastSeenAt, expires }: TokenSession, current: string | undefined): Device => ({
  id: sid,
  label,
  createdAt: createdAt.toISOString(),
  lastSeenAt: lastSeenAt.toISOString(),
  expires: expires.toISOString(),
  current: sid === current,
})
