import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { traceStep } from '@/_trace/trace'
import { baseConfig, sessionEndpoint } from '../../base-config'
import type { StockStrategy } from '../../design'
import { devices } from './devices'
import { inspect } from './inspect'
import { issue } from './issue'
import { read } from './read'
import { revoke } from './revoke'

/** NextAuth without an adapter: the cookie holds an encrypted JWT, and the JWT is the session. */
export const jwtStrategy: StockStrategy = {
  strategy: 'jwt',
  parts: (id, server) => ({
    id,
    server,
    config: {
      ...baseConfig(id),
      jwt: {
        encode: (params) => traceStep({ kind: 'crypto', name: 'encrypt JWE (dir, A256CBC-HS512)' }, () => encode(params)),
        decode: (params) => traceStep({ kind: 'crypto', name: 'decrypt JWE (dir, A256CBC-HS512)' }, () => decode(params)),
      },
      callbacks: {
        jwt: issue,
        session: ({ session, token }) => ({
          user: { id: token.sub ?? '', name: token.name ?? '', email: token.email ?? '', role: token.role ?? 'member' },
          expires: session.expires,
        }),
      },
    },
    port: { read, inspect, devices, revoke },
    lagMs: null,
    roleLagMs: null,
    renewal: sessionEndpoint(id),
  }),
  seal: (config) => config,
}
