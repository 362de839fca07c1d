import type { RevocationResult } from '@/_designs/session'
import { formatBound } from '@/_ui/duration'

/** The answer of a route that ends sessions. */
export interface StatedEnd {
  revocation?: RevocationResult
  revocations?: Readonly<Record<string, RevocationResult>>
}

/**
 * How long a design says that an ended session can still be accepted, in ms; null: until it
 * expires, or if the answer does not say.
 */
export function statedBy(answer: StatedEnd | null, design: string): number | null {
  const revocation = answer?.revocation ?? answer?.revocations?.[design]
  if (revocation?.effect === 'immediate') return 0
  return revocation?.effect === 'within' ? revocation.ms : null
}

/**
 * The effect of a sign-out, in words.
 * @param signOutLagMs how long the session can still be accepted, in ms; null: until it expires
 */
export function signOutPromise(signOutLagMs: number | null): string {
  if (signOutLagMs === null)
    return 'Signing out ends nothing on the server. A copy of the cookie stays signed in. An answer that arrives late signs this browser in again.'
  const when = signOutLagMs === 0 ? 'at once' : `within ${formatBound(signOutLagMs)}`
  return `Signing out ends the session on the server ${when}. After that, an answer that arrives late signs nobody in.`
}
