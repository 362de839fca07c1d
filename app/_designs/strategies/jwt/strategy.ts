import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { SESSION_MAX_AGE_S, STOCK_TOLERANCE_S } from '@/_config/lifetimes'
import { traceStep } from '@/_trace/trace'
import type { StockStrategy } from '../../design'
import { baseConfig, sessionEndpoint } from '../../kit/base-config'
import { devices } from './devices'
import { inspect } from './inspect'
import { issue, issueVouched } from './issue'
import { read } from './read'
import { revoke } from './revoke'

/** NextAuth without an adapter: the cookie holds an encrypted JWT, and the JWT is the session. */
export const jwtStrategy: StockStrategy = {
  strategy: 'jwt',
  parts: (id, server) => ({
    id,
    server,
    config: {
      ...baseConfig(id, server),
      jwt: {
        encode: (params) =>
          traceStep({ kind: 'crypto', name: 'encrypt JWE (dir, A256CBC-HS512)' }, () =>
            encode(params),
          ),
        decode: (params) =>
          traceStep({ kind: 'crypto', name: 'decrypt JWE (dir, A256CBC-HS512)' }, () =>
            decode(params),
          ),
      },
      callbacks: {
        jwt: issue,
        session: ({ session, token }) => ({
          user: {
            id: token.sub ?? '',
            name: token.name ?? '',
            email: token.email ?? '',
            role: token.role ?? 'member',
          },
          expires: session.expires,
        }),
      },
    },
    port: { read, inspect, devices, revoke },
    renewal: sessionEndpoint(id),
    guarantees: {
      token: 'JWE',
      randomBits: null,
      longestToken: null,
      atRest: 'none',
      lagMs: null,
      roleLagMs: null,
      signOutLagMs: null,
      canListSessions: false,
      lookups: 'never',
      crypto: 'always',
      sessionLocation: 'token',
      toleranceMs: STOCK_TOLERANCE_S * 1000,
      lifetimeS: SESSION_MAX_AGE_S,
      hasAbsoluteExpiry: false,
      cleanup: null,
      reuseIntervalMs: null,
      sharedAcrossServers: true,
      boundToSecret: true,
      outage: { checks: 'accepted', heldMs: 0, signOut: 'done' },
      checks: [],
      singleEncoding: false,
    },
  }),
  finalize: issueVouched,
}
