import 'server-only'
import type { Remedy, ServerPort } from '../../../design'
import { lastingClaims } from '../../../kit/lasting-claims'
import { notBefore } from '../not-before'
import { lift } from './lift'
import { notBeforeRecords } from './records'

export const notBeforeRemedy: Remedy = {
  id: 'not-before',
  summary:
    'Keeps one instant per person and refuses what was signed in before it: all sessions end by one write, for one lookup a request; a single one it cannot end.',
  lift,
  apply(parts) {
    const records = notBeforeRecords(parts.id)
    const revoke: ServerPort['revoke'] = async (config, target) => {
      if (target.scope === 'one')
        return {
          effect: 'not found',
          reason:
            'This design keeps no list of sessions: it can end all of a person’s, or all but this one.',
        }
      const spared = target.scope === 'others' ? await lastingClaims(config, target.token) : null
      await records.revoke(
        target.userId,
        spared && { sid: spared.sid, signedInAt: Math.round(spared.auth_time * 1000) },
      )
      return { effect: 'immediate', ended: null }
    }
    const config = notBefore(parts.config, records)
    const inspect: ServerPort['inspect'] = async (final, token) => {
      const whose = await lastingClaims(final, token)
      return {
        ...(await parts.port.inspect(final, token)),
        stored: whose && (await records.stored(whose.sub)),
      }
    }
    return {
      ...parts,
      config,
      port: { ...parts.port, inspect, revoke },
      guarantees: {
        ...parts.guarantees,
        lagMs: 0,
        lookups: 'always',
        outage: { ...parts.guarantees.outage, checks: 'unavailable' },
      },
    }
  },
}
