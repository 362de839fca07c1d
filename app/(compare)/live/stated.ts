import type { RevocationResult } from '@/_designs/design'

/** What the routes answer that end sessions. */
export interface Ended {
  revocation?: RevocationResult
  revocations?: Readonly<Record<string, RevocationResult>>
}

/** Within how many ms a design says that it ends what was ended, null for not before it expires; where the answer does not say, as far as the design states it at all. */
export function statedBy(answer: Ended | null, design: { id: string; lagMs: number | null }): number | null {
  const revocation = answer?.revocation ?? answer?.revocations?.[design.id]
  if (revocation?.effect === 'immediate') return 0
  if (revocation?.effect === 'within') return revocation.ms
  return revocation?.effect === 'at expiry' ? null : design.lagMs
}
