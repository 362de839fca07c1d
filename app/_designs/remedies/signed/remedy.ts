import 'server-only'
import { siteIssuer } from '@/_config/origin'
import { traceStep } from '@/_trace/trace'
import type { Remedy } from '../../design'
import { inspect } from './inspect'
import { signed } from './signed'
import { siteKeys } from './site-keys'

/** JWS instead of JWE: same claims, another envelope. */
export const signedRemedy: Remedy = {
  id: 'signed',
  summary: 'Signs the token where NextAuth encrypts it, so that others can verify it by a public key; the cost: whoever holds it can read it.',
  wiring: [
    "import { derivedKeys, signed } from './signed/signed'",
    "export const { handlers, auth } = NextAuth(signed(config, { keys: derivedKeys([secret], 2_592_000), issuer: 'https://example.org', audience: 'web' }))",
  ].join('\n'),
  apply: ({ config: encrypted, port, ...parts }) => {
    const { jwt, ...config } = signed(encrypted, { keys: siteKeys(), issuer: siteIssuer(), audience: parts.id })
    return {
      ...parts,
      port: { ...port, inspect },
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
