import 'server-only'
import { cookieNames } from '@/_config/cookies'
import { getEnv } from '@/_config/env'
import {
  ABSOLUTE_LIFETIME_S,
  ACCESS_TOKEN_LIFETIME_S,
  REUSE_INTERVAL_MS,
} from '@/_config/lifetimes'
import type { Remedy } from '../../../design'
import { lastingClaims } from '../../../kit/lasting-claims'
import { joinChunks } from '../../../request/token'
import { refreshing } from '../refresh'
import { lift } from './lift'
import { familyPort } from './port'
import { tokenFamilies } from './token-families'

const LAG_MS = ACCESS_TOKEN_LIFETIME_S * 1000

/** Issues short access tokens with a rotating refresh token. */
export const refreshRemedy: Remedy = {
  id: 'refresh',
  summary:
    'The token lives for a minute, and a refresh token, used once, gets the next; the cost: a second cookie, and a transaction in the store each minute.',
  lift,
  apply: (parts) => {
    const { https } = getEnv()
    const names = cookieNames(parts.id, https)
    const path = `/api/refresh/${parts.id}`
    const claimsOf = (token: string) => lastingClaims(parts.config, token)
    const { config, around, refresh } = refreshing(parts.config, {
      families: tokenFamilies(parts.id, async (token) => (await claimsOf(token))?.sid ?? null),
      sessionIn: async (cookies) => {
        const token = joinChunks(cookies, names.sessionToken)
        return token === null ? null : claimsOf(token)
      },
      cookie: {
        name: names.refreshToken,
        options: { path, httpOnly: true, sameSite: 'strict', secure: https },
      },
      accessTokenLifetimeS: ACCESS_TOKEN_LIFETIME_S,
      absoluteLifetimeS: ABSOLUTE_LIFETIME_S,
      reuseIntervalMs: REUSE_INTERVAL_MS,
    })
    const { wrapHandlers: inner } = parts
    return {
      ...parts,
      config,
      port: familyPort(parts.id, parts.port, LAG_MS),
      guarantees: {
        ...parts.guarantees,
        atRest: 'hashed', // the refresh token; the access token is not stored
        lagMs: LAG_MS,
        roleLagMs: LAG_MS,
        signOutLagMs: LAG_MS,
        canListSessions: true,
        hasAbsoluteExpiry: true,
        cleanup: 'when it is purged',
        lifetimeS: ACCESS_TOKEN_LIFETIME_S,
        reuseIntervalMs: REUSE_INTERVAL_MS,
        // Otherwise the family would live on.
        outage: { ...parts.guarantees.outage, signOut: 'unavailable' },
      },
      renewal: { method: 'POST', path },
      wrapHandlers: inner ? (handlers) => around(inner(handlers)) : around,
      refresh,
    }
  },
}
