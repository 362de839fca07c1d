import 'server-only'
import type { RevocationTarget, ServerPort } from '../../design'
import type { Which } from '../../session-adapter'
import { sessionsOf } from './sessions-of'

/** Deletes records: the next lookup finds nothing, and that is the revocation. */
export const revoke: ServerPort['revoke'] = async (config, target) => {
  const which = whichOf(target)
  // PostgreSQL's text has no NUL: asking for one would be an error.
  const ended = typeof which === 'object' && 'id' in which && which.id.includes('\0') ? 0 : await sessionsOf(config).deleteSessions(target.userId, which)
  if (target.scope === 'one' && ended === 0) return { effect: 'not found', reason: 'There is no such session: it may have ended already.' }
  return { effect: 'immediate', ended }
}

function whichOf(target: RevocationTarget): Which {
  if (target.scope === 'one') return { id: target.deviceId }
  return target.scope === 'others' ? { except: target.token } : 'all'
}
