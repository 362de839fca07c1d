import 'server-only'
import type { ServerPort } from '../../design'
import type { SessionSelection } from '../../kit/session-adapter'
import { sessionsOf } from '../../kit/sessions-of'
import { NO_SUCH_SESSION, type RevocationTarget } from '../../session'

/** Deletes records. The next lookup finds nothing, so the session is revoked. */
export const revoke: ServerPort['revoke'] = async (config, target) => {
  const ended = await sessionsOf(config).deleteSessions(target.userId, whichOf(target))
  if (target.scope === 'one' && ended === 0) return NO_SUCH_SESSION
  return { effect: 'immediate', ended }
}

function whichOf(target: RevocationTarget): SessionSelection {
  if (target.scope === 'one') return { id: target.deviceId }
  return target.scope === 'others' ? { except: target.token } : 'all'
}
