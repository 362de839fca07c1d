import 'server-only'
import type { ServerPort } from '../../design'

/**
 * Changes nothing, because nothing is stored: each holder of the token stays signed in until it
 * expires.
 */
export const revoke: ServerPort['revoke'] = async (_config, target) =>
  target.scope === 'one'
    ? {
        effect: 'not found',
        reason: 'The server keeps no record of this session, so it has nothing to end.',
      }
    : {
        effect: 'at expiry',
        reason:
          'The server keeps no record of the tokens it has issued: each stays valid until it expires.',
      }
