import 'server-only'
import { baseConfig, sessionEndpoint } from '../../base-config'
import type { StockStrategy } from '../../design'
import { sessionRecords } from './adapter'
import { devices } from './devices'
import { inspect } from './inspect'
import { issue } from './issue'
import { read } from './read'
import { revoke } from './revoke'

/** NextAuth with an adapter: the cookie holds a random token, the session is a record in the store. */
export const databaseStrategy: StockStrategy = {
  strategy: 'database',
  parts: (id, server) => ({
    id,
    server,
    config: {
      ...baseConfig(id),
      // `session.strategy` stays unnamed: with an adapter it is "database", and only a named one is refused for credentials.
      adapter: sessionRecords(id),
      jwt: {},
      callbacks: {
        // Towards the codec, which is all that the credentials callback calls.
        jwt: ({ token, user }) => ({ ...token, ...(user?.signingIn && { signingIn: user.signingIn }) }),
        // Without this, auth() hands out the whole user row and the session token.
        session: ({ session, user }) => ({
          user: { id: user.id, name: user.name ?? '', email: user.email, role: user.role ?? 'member' },
          expires: session.expires,
        }),
      },
    },
    port: { read, inspect, devices, revoke },
    lagMs: 0,
    roleLagMs: 0,
    renewal: sessionEndpoint(id),
  }),
  seal: (config) => ({ ...config, jwt: { ...config.jwt, encode: issue(config) } }),
}
