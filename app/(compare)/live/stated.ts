import type { RevocationResult } from '@/_designs/session'

/** What the routes answer that end sessions. */
export interface StatedEnd {
  revocation?: RevocationResult
  revocations?: Readonly<Record<string, RevocationResult>>
}

/**
 * Within how many ms a design says that it ends what was ended; null for not before it expires, and
 * where it says nothing: a sign-out promises nothing about copies.
 */
export function statedBy(answer: StatedEnd | null, design: string): number | null {
  const revocation = answer?.revocation ?? answer?.revocations?.[design]
  if (revocation?.effect === 'immediate') return 0
  return revocation?.effect === 'within' ? revocation.ms : null
}
