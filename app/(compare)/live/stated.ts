import type { RevocationResult } from '@/_designs/session'
import { formatBound } from '@/_ui/duration'

/** What the routes answer that end sessions. */
export interface StatedEnd {
  revocation?: RevocationResult
  revocations?: Readonly<Record<string, RevocationResult>>
}

/**
 * Within how many ms a design says that it ends what was ended; null for not before it expires, and
 * where it says nothing.
 */
export function statedBy(answer: StatedEnd | null, design: string): number | null {
  const revocation = answer?.revocation ?? answer?.revocations?.[design]
  if (revocation?.effect === 'immediate') return 0
  return revocation?.effect === 'within' ? revocation.ms : null
}

/**
 * What a sign-out promises, in words.
 * @param signOutLagMs within how many ms it ends the session; null for not before it expires
 */
export function signOutPromise(signOutLagMs: number | null): string {
  if (signOutLagMs === null)
    return 'Signing out ends nothing on the server. A copy of the cookie stays signed in. An answer that arrives late signs this browser in again.'
  const when = signOutLagMs === 0 ? 'at once' : `within ${formatBound(signOutLagMs)}`
  return `Signing out ends the session on the server ${when}. After that, an answer that arrives late signs nobody in.`
}
