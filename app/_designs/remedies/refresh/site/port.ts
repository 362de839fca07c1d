import 'server-only'
import { database } from '@/_store/database'
import type { DesignConfig, ServerPort } from '../../../design'
import { lastingClaims } from '../../../kit/lasting-claims'
import { asJson, tokenDevices } from '../../../kit/token-sessions'
import { NO_SUCH_SESSION, type RevocationTarget, type Stored } from '../../../session'

/** The server port for sessions whose families are stored. It cannot take back an access token. */
export function familyPort(
  design: string,
  { read, inspect }: ServerPort,
  lagMs: number,
): ServerPort {
  return {
    read,
    inspect: async (config, token) => ({
      ...(await inspect(config, token)),
      stored: await storedFamily(design, await sidOf(config, token)),
    }),
    devices: tokenDevices(design),
    async ended(config, token) {
      const current = await lastingClaims(config, token)
      if (current === null) return 'revoked'
      const where = { sid: current.sid, design, endedAt: null, expires: { gt: new Date() } }
      const person = await database().user.findUnique({
        where: { id: current.sub },
        select: { tokenSessions: { where } },
      })
      // Without a person there is nothing to act on, and the route says so.
      return person?.tokenSessions.length === 0 ? 'revoked' : null
    },
    async revoke(config, target) {
      const own = target.scope === 'others' ? await sidOf(config, target.token) : undefined
      const now = new Date()
      const where = { ...aimedAt(design, target, own), expires: { gt: now } }
      const { count: ended } = await database().tokenSession.updateMany({
        where,
        data: { endedAt: now, endedBy: 'revoked' },
      })
      if (target.scope === 'one' && ended === 0) return NO_SUCH_SESSION
      return { effect: 'within', ms: lagMs, ended }
    },
  }
}

/** The rows for a revocation; `current` is the session of the calling token. */
function aimedAt(design: string, target: RevocationTarget, current: string | undefined) {
  const theirs = { design, userId: target.userId, endedAt: null }
  if (target.scope === 'one') return { ...theirs, sid: target.deviceId }
  return target.scope === 'others' ? { ...theirs, sid: { not: current ?? '' } } : theirs
}

async function sidOf(config: DesignConfig, token: string): Promise<string | undefined> {
  return token === '' ? undefined : (await lastingClaims(config, token))?.sid
}

async function storedFamily(design: string, sid: string | undefined): Promise<Stored | null> {
  const family =
    sid === undefined ? null : await database().tokenSession.findFirst({ where: { sid, design } })
  if (family === null) return null
  const [size] = await database().$queryRaw<{ tokens: number; bytes: number }[]>`
    SELECT count(r.hash)::int AS tokens, (pg_column_size(f.*) + coalesce(sum(pg_column_size(r.*)), 0))::int AS bytes
    FROM "TokenSession" f LEFT JOIN "RefreshToken" r ON r.sid = f.sid WHERE f.sid = ${family.sid} GROUP BY f.sid`
  return {
    values: { ...asJson(family), refreshTokens: size?.tokens ?? 0 },
    bytes: size?.bytes ?? 0,
  }
}
