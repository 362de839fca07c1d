import 'server-only'
import { siteIssuer } from '@/_config/origin'
import { traceStep } from '@/_trace/trace'
import type { Remedy } from '../../../design'
import { MAX_LENGTH } from '../compact'
import { signed } from '../signed'
import { inspect } from './inspect'
import { lift } from './lift'
import { keysOf } from './site-keys'

/** JWS instead of JWE: the same claims in another format. */
export const signedRemedy: Remedy = {
  id: 'signed',
  summary:
    'Signs the token where NextAuth encrypts it, so that others can verify it by a public key; the cost: whoever holds it can read it.',
  lift,
  apply: ({ config: encrypted, port, ...parts }) => {
    const keys = keysOf(parts.server)
    const { jwt, ...config } = signed(encrypted, { keys, issuer: siteIssuer(), audience: parts.id })
    return {
      ...parts,
      guarantees: {
        ...parts.guarantees,
        token: 'JWS',
        longestToken: MAX_LENGTH,
        toleranceMs: 0,
        checks: ['iss', 'aud'],
        singleEncoding: true,
      },
      port: { ...port, inspect },
      config: {
        ...config,
        jwt: {
          ...jwt,
          encode: (params) =>
            traceStep({ kind: 'crypto', name: 'sign JWS (EdDSA)' }, async () => jwt.encode(params)),
          decode: (params) =>
            traceStep({ kind: 'crypto', name: 'verify JWS (EdDSA)' }, async () =>
              jwt.decode(params),
            ),
        },
      },
    }
  },
}
