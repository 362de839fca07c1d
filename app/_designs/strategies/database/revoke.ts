import 'server-only'
import { database } from '@/_store/database'
import type { RevocationTarget, ServerPort } from '../../design'

/** Deletes records: the next lookup finds nothing, and that is the revocation. */
export const revoke =
  (design: string): ServerPort['revoke'] =>
  async (target) => {
    const { count } = await database().session.deleteMany({ where: { userId: target.userId, design, ...only(target) } })
    if (target.scope === 'one' && count === 0) return { effect: 'not found', reason: 'There is no such session: it may have ended already.' }
    return { effect: 'immediate', ended: count }
  }

function only(target: RevocationTarget) {
  if (target.scope === 'one') return { id: target.deviceId }
  return target.scope === 'others' ? { sessionToken: { not: target.token } } : {}
}
