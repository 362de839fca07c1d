import 'server-only'
import type { JWT } from 'next-auth/jwt'
import {
  DENIAL_MARGIN_S,
  DENYLIST_SNAPSHOT_MS,
  SESSION_MAX_AGE_S,
  STOCK_TOLERANCE_S,
} from '@/_config/lifetimes'
import { database } from '@/_store/database'
import type { DesignConfig, DesignParts, Remedy, ServerPort } from '../../../design'
import type { Guarantees } from '../../../guarantees'
import { atSignOut } from '../../../kit/at-sign-out'
import { lastingClaims } from '../../../kit/lasting-claims'
import { recordTokenSession, storedTokenSession, tokenDevices } from '../../../kit/token-sessions'
import { NO_SUCH_SESSION, type RevocationTarget } from '../../../session'
import { type Denylist, denylist } from '../denylist'
import { SnapshotSet } from '../snapshot-set'
import { lift } from './lift'
import { deniedSids, deny, denyAll, isDenied, isListed } from './records'

/** Looks up every session on every request. */
export const denylistRemedy: Remedy = {
  id: 'denylist',
  summary:
    'Refuses sessions by name as soon as they are denied, for one lookup a request, and one row per sign-in so that there is something to name.',
  lift,
  apply: (parts) =>
    withDenylist(parts, 0, ({ sid = '', sub = '' }) => isDenied(parts.id, sid, sub)),
}

/** Keeps the list in memory, at most one second old. */
export const heldDenylistRemedy: Remedy = {
  id: 'denylist',
  summary: `Refuses sessions by name, from a denylist that each server holds in memory: no lookup a request, for a lag of up to ${DENYLIST_SNAPSHOT_MS / 1000} s next door.`,
  lift,
  apply(parts) {
    const held = parts.server.once(
      `denylist of ${parts.id}`,
      () => new SnapshotSet(() => deniedSids(parts.id), DENYLIST_SNAPSHOT_MS),
    )
    return withDenylist(
      parts,
      DENYLIST_SNAPSHOT_MS,
      async ({ sid = '' }) => held.has(sid),
      (sid) => held.add(sid),
    )
  },
}

function withDenylist(
  parts: DesignParts,
  lagMs: number,
  has: Denylist['has'],
  noted: (sid: string) => void = () => {},
): DesignParts {
  const { id } = parts
  const maxAgeS = parts.config.session.maxAge ?? SESSION_MAX_AGE_S
  const untilGone = () =>
    new Date(Date.now() + (maxAgeS + STOCK_TOLERANCE_S + DENIAL_MARGIN_S) * 1000)
  const add = async (sid: string) => {
    await deny(id, sid, untilGone())
    noted(sid)
  }
  // `atSignOut` denies: NextAuth tells its event nothing of a token that has expired.
  const listed = denylist(parts.config, { has, add: async () => {} })
  const config: DesignConfig = {
    ...listed,
    callbacks: {
      ...listed.callbacks,
      async jwt(params) {
        const token = (await listed.callbacks.jwt?.(params)) ?? null
        const signingIn = params.user?.signingIn
        if (token === null || !signingIn) return token
        await recordTokenSession(id, token, signingIn, endOf(token, maxAgeS))
        const replaced = signingIn.replaces && (await lastingClaims(listed, signingIn.replaces))
        if (replaced) await add(replaced.sid)
        return token
      },
    },
    events: {
      ...listed.events,
      async session(message) {
        await listed.events?.session?.(message)
        const { token } = message
        const data = { lastSeenAt: new Date(), expires: endOf(token ?? {}, maxAgeS) }
        if (token?.sid)
          await database().tokenSession.updateMany({
            where: { sid: token.sid, endedAt: null },
            data,
          })
      },
    },
  }
  const inspect: ServerPort['inspect'] = async (final, token) => {
    const current = await lastingClaims(final, token)
    return {
      ...(await parts.port.inspect(final, token)),
      stored: current && (await storedTokenSession(current.sid)),
    }
  }
  const guarantees: Guarantees = {
    ...parts.guarantees,
    lagMs,
    signOutLagMs: lagMs,
    canListSessions: true,
    cleanup: 'when it is purged',
    lookups: lagMs === 0 ? 'always' : 'sometimes',
    // Without its list, the design accepts no session. A sign-out that cannot be written would end
    // nothing.
    outage: { checks: 'unavailable', heldMs: lagMs, signOut: 'unavailable' },
  }
  const revoke: ServerPort['revoke'] = async (final, target) => {
    const sids = await denyAll(id, target.userId, await whichOf(final, target), untilGone())
    for (const sid of sids) noted(sid)
    if (target.scope === 'one' && sids.length === 0) return NO_SUCH_SESSION
    return lagMs === 0
      ? { effect: 'immediate', ended: sids.length }
      : { effect: 'within', ms: lagMs, ended: sids.length }
  }
  const ended: ServerPort['ended'] = async (final, token) => {
    const current = await lastingClaims(final, token)
    return current === null || (await isListed(id, current.sid)) ? 'revoked' : null
  }
  return {
    ...parts,
    config,
    port: {
      ...parts.port,
      inspect,
      devices: tokenDevices(id),
      revoke,
      ...(lagMs > 0 && { ended }),
    },
    guarantees,
    wrapHandlers: atSignOut(parts, ({ sid }) => add(sid)),
  }
}

/** The expiry of a token that is issued now, limited by its claims and by the config. */
const endOf = (
  { session_exp = Number.POSITIVE_INFINITY, idle_s = Number.POSITIVE_INFINITY }: JWT,
  maxAgeS: number,
) => new Date(Math.min(Date.now() + Math.min(maxAgeS, idle_s) * 1000, session_exp * 1000))

async function whichOf(config: DesignConfig, target: RevocationTarget) {
  if (target.scope === 'one') return { only: target.deviceId }
  return target.scope === 'others'
    ? { except: (await lastingClaims(config, target.token))?.sid ?? null }
    : {}
}
