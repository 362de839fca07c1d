import 'server-only'
import { database } from '@/_store/database'
import type { RevocationTarget, ServerPort } from '../../design'

const NOT_FOUND = { effect: 'not found', reason: 'There is no such session: it may have ended already.' } as const

/** Deletes records: the next lookup finds nothing, and that is the revocation. */
export const revoke =
  (design: string): ServerPort['revoke'] =>
  async (target) => {
    if (target.scope === 'one' && target.deviceId.includes('\0')) return NOT_FOUND // PostgreSQL's text has no NUL: asking would be an error
    const { count } = await database().session.deleteMany({ where: { userId: target.userId, design, ...only(target) } })
    if (target.scope === 'one' && count === 0) return NOT_FOUND
    return { effect: 'immediate', ended: count }
  }

function only(target: RevocationTarget) {
  if (target.scope === 'one') return { id: target.deviceId }
  return target.scope === 'others' ? { sessionToken: { not: target.token } } : {}
}
