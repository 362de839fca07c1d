import 'server-only'
import { CACHE_MS } from '@/_config/lifetimes'
import type { Remedy, ServerPort } from '../../../design'
import { sessionsOf } from '../../../kit/sessions-of'
import { cached, SessionCache } from '../cached'
import { lift } from './lift'

export const cachedRemedy: Remedy = {
  id: 'cached',
  summary: `Believes a session that was found for ${CACHE_MS / 1000} s without looking it up again; for as long, the server next door accepts what was revoked here.`,
  lift,
  apply(parts) {
    const cache = parts.server.once(
      `sessions of ${parts.id} cached`,
      () => new SessionCache(CACHE_MS, parts.server.holds),
    )
    const store = sessionsOf(parts.config)
    const config = cached(parts.config, cache)
    const adapter = {
      ...sessionsOf(config),
      async deleteSessions(userId, which) {
        try {
          return await store.deleteSessions(userId, which)
        } finally {
          cache.evictPerson(userId)
        }
      },
    } satisfies typeof store
    const revoke: ServerPort['revoke'] = async (final, target) => {
      const result = await parts.port.revoke(final, target)
      if (result.effect !== 'immediate' && result.effect !== 'within') return result
      return {
        effect: 'within',
        ms: CACHE_MS + (result.effect === 'within' ? result.ms : 0),
        ended: result.ended,
      }
    }
    // Only `getSessionAndUser` is cached.
    const ended: ServerPort['ended'] = async (final, token) =>
      (await sessionsOf(final).storedSession(token)) === null ? 'unknown_session' : null
    return {
      ...parts,
      config: { ...config, adapter },
      port: { ...parts.port, revoke, ended },
      guarantees: {
        ...parts.guarantees,
        lookups: 'sometimes',
        outage: { ...parts.guarantees.outage, heldMs: CACHE_MS },
        lagMs: later(parts.guarantees.lagMs),
        roleLagMs: later(parts.guarantees.roleLagMs),
        signOutLagMs: later(parts.guarantees.signOutLagMs),
      },
    }
  },
}

const later = (lagMs: number | null) => (lagMs === null ? null : lagMs + CACHE_MS)
