import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { traceStep } from '@/_trace/trace'
import { baseConfig } from '../../base-config'
import type { DesignParts } from '../../design'
import { devices } from './devices'
import { inspect } from './inspect'
import { issue } from './issue'
import { read } from './read'
import { revoke } from './revoke'

/** NextAuth without an adapter: the cookie holds an encrypted JWT, and the JWT is the session. */
export const jwtStrategy = {
  strategy: 'jwt',
  summary: 'The whole session in the cookie, as an encrypted JWT; the server keeps a key and looks nothing up.',
  parts(id: string): DesignParts {
    const config = {
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
    } satisfies DesignParts['config']
    return { config, port: { read, inspect, devices, revoke } }
  },
} as const
