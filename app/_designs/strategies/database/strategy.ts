import 'server-only'
import { PrismaAdapter } from '@auth/prisma-adapter'
import { database } from '@/_store/database'
import { baseConfig } from '../../base-config'
import type { DesignParts } from '../../design'
import { sessionRecords } from './adapter'
import { devices } from './devices'
import { inspect } from './inspect'
import { issue } from './issue'
import { read } from './read'
import { revoke } from './revoke'

/** NextAuth with an adapter: the cookie holds a random token, the session is a record in the store. */
export const databaseStrategy = {
  strategy: 'database',
  summary: 'A random session token in the cookie; everything else in a session record that the server looks up on every request.',
  parts(id: string): DesignParts {
    const adapter = sessionRecords(PrismaAdapter(database()), id)
    const config = {
      ...baseConfig(id),
      // `session.strategy` stays unnamed: with an adapter it is "database", and only a named one is refused for credentials.
      adapter,
      jwt: { encode: issue(id) },
      callbacks: {
        // Towards the codec, which is all that the credentials callback calls.
        jwt: ({ token, user }) => ({ ...token, ...(user?.signingIn && { signingIn: user.signingIn }) }),
        // Without this, auth() hands out the whole user row and the session token.
        session: ({ session, user }) => ({
          user: { id: user.id, name: user.name ?? '', email: user.email, role: user.role ?? 'member' },
          expires: session.expires,
        }),
      },
    } satisfies DesignParts['config']
    return { config, port: { read, inspect, devices: devices(id), revoke: revoke(id) } }
  },
} as const
