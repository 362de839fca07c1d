import 'server-only'
import { siteIssuer } from '@/_config/origin'
import { traceStep } from '@/_trace/trace'
import type { Remedy } from '../../design'
import { MAX_LENGTH } from './compact'
import { flawed } from './flawed'
import { inspect } from './inspect'
import { signed } from './signed'
import { keysOf } from './site-keys'

/** JWS instead of JWE: same claims, another envelope. */
export const signedRemedy: Remedy = {
  id: 'signed',
  summary: 'Signs the token where NextAuth encrypts it, so that others can verify it by a public key; the cost: whoever holds it can read it.',
  wiring: [
    "import { derivedKeys, signed } from './signed/signed'",
    "export const { handlers, auth } = NextAuth(signed(config, { keys: derivedKeys([secret], 2_592_000), issuer: 'https://example.org', audience: 'web' }))",
  ].join('\n'),
  apply: ({ config: encrypted, port, ...parts }) => {
    const keys = keysOf(parts.server)
    const { jwt, ...config } = signed(encrypted, { keys, issuer: siteIssuer(), audience: parts.id })
    return {
      ...parts,
      statement: { ...parts.statement, token: 'JWS', longestToken: MAX_LENGTH, toleranceMs: 0, checks: ['iss', 'aud'], canonical: true },
      port: { ...port, inspect, flawed: flawed(keys) },
      config: {
        ...config,
        jwt: {
          ...jwt,
          encode: (params) => traceStep({ kind: 'crypto', name: 'sign JWS (EdDSA)' }, async () => jwt.encode(params)),
          decode: (params) => traceStep({ kind: 'crypto', name: 'verify JWS (EdDSA)' }, async () => jwt.decode(params)),
        },
      },
    }
  },
}
