import 'server-only'
import type { Remedy } from '../../../design'
import { sessionsOf } from '../../../kit/sessions-of'
import { digest, hashed, TOKEN_BYTES } from '../hashed'
import { lift } from './lift'

export const hashedRemedy: Remedy = {
  id: 'hashed',
  summary:
    'Keeps only the SHA-256 of a session token, so that a dump of the table signs nobody in; it costs one SHA-256 a request, too little to count as a step of cryptography.',
  lift,
  apply(parts) {
    const stock = sessionsOf(parts.config)
    const config = hashed(parts.config)
    const adapter = {
      ...sessionsOf(config),
      deleteSessions: (userId, which) =>
        stock.deleteSessions(
          userId,
          typeof which === 'object' && 'except' in which ? { except: digest(which.except) } : which,
        ),
      storedSession: (sessionToken) => stock.storedSession(digest(sessionToken)),
    } satisfies typeof stock
    return {
      ...parts,
      config: { ...config, adapter },
      guarantees: { ...parts.guarantees, atRest: 'hashed', randomBits: TOKEN_BYTES * 8 },
    }
  },
}
