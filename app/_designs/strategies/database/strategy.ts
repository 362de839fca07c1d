import 'server-only'
import { SESSION_MAX_AGE_S } from '@/_config/lifetimes'
import type { StockStrategy } from '../../design'
import { baseConfig, sessionEndpoint } from '../../kit/base-config'
import { sessionRecords } from './adapter'
import { devices } from './devices'
import { inspect } from './inspect'
import { issue } from './issue'
import { read } from './read'
import { revoke } from './revoke'

/**
 * NextAuth with an adapter: the cookie holds a random token, and the session is a record in the
 * store.
 */
export const databaseStrategy: StockStrategy = {
  strategy: 'database',
  parts: (id, server) => ({
    id,
    server,
    config: {
      ...baseConfig(id, server),
      // `session.strategy` stays unnamed. With an adapter it is "database" by default, and NextAuth
      // refuses credentials only if it is named.
      adapter: sessionRecords(id),
      jwt: {},
      callbacks: {
        // For the codec, because the credentials callback calls nothing else.
        jwt: ({ token, user }) => ({
          ...token,
          ...(user?.signingIn && { signingIn: user.signingIn }),
        }),
        // Without this callback, auth() returns the whole user row and the session token.
        session: ({ session, user }) => ({
          user: {
            id: user.id,
            name: user.name ?? '',
            email: user.email,
            role: user.role ?? 'member',
          },
          expires: session.expires,
        }),
      },
    },
    port: { read, inspect, devices, revoke },
    renewal: sessionEndpoint(id),
    guarantees: {
      token: 'opaque',
      randomBits: 122,
      longestToken: null,
      atRest: 'clear',
      lagMs: 0,
      roleLagMs: 0,
      signOutLagMs: 0,
      canListSessions: true,
      lookups: 'always',
      crypto: 'never',
      sessionLocation: 'table',
      toleranceMs: 0,
      lifetimeS: SESSION_MAX_AGE_S,
      hasAbsoluteExpiry: false,
      cleanup: 'when it is purged',
      reuseIntervalMs: null,
      sharedAcrossServers: true,
      boundToSecret: false,
      outage: { checks: 'unavailable', heldMs: 0, signOut: 'unavailable' },
      checks: [],
      singleEncoding: true,
    },
  }),
  finalize: (config) => ({ ...config, jwt: { ...config.jwt, encode: issue(config) } }),
}
