import type { Verdicts, VerdictTable } from '@/_claims/verdict'
import type { Fate } from './revocation-outcome'

/** For a claim that a revocation counts from the next request on, where one server has it. */
export const ENDS_NOW: Verdicts<Fate> = {
  refused: 'holds',
  later: 'does not hold',
  expired: 'does not hold',
  accepted: 'does not hold',
}

/** For a claim that a revocation counts from the next request on, on each server. */
export const ENDS_AT_ONCE = [
  [
    'copy',
    {
      ...ENDS_NOW,
      refused: { holdsOnlyIf: 'the next request reaches the server that ended the session' },
    },
  ],
  ['any', ENDS_NOW],
] as const satisfies VerdictTable<Fate>

/**
 * For a claim about every server, whichever got the request. A server with its sessions in memory
 * ends only its own.
 */
export const ENDS_EVERYWHERE = [
  ['memorySession', { ...ENDS_NOW, refused: { holdsOnlyIf: 'there is only one server' } }],
  ...ENDS_AT_ONCE,
] as const satisfies VerdictTable<Fate>

/** For a claim that a revocation ends a session, at once or after a while. */
export const ENDS_IN_TIME: Verdicts<Fate> = {
  refused: 'holds',
  later: 'holds',
  expired: 'holds',
  accepted: 'does not hold',
}

/** For a claim that a token cannot be taken back. A token that expired by itself was not. */
export const CANNOT_BE_TAKEN_BACK: Verdicts<Fate> = {
  refused: 'does not hold',
  later: 'does not hold',
  expired: 'holds',
  accepted: 'holds',
}

/** For a claim that somebody stays signed in although the session was ended. */
export const STAYS_SIGNED_IN: Verdicts<Fate> = {
  ...CANNOT_BE_TAKEN_BACK,
  expired: { holdsOnlyIf: 'the token that was issued before has not expired yet' },
}
