import type { Claim, ClaimId, Topic } from './claim'
import { wisdom } from './common-wisdom'
import { costs } from './cost-of-sessions'
import { ending } from './ending-and-theft'
import { jwt } from './jwt'
import { truths } from './rarely-told'
import { scale } from './scale'
import { sessions } from './sessions'
import { use } from './when-to-use'

/** All claims, by subject. */
export const TOPICS: readonly Topic[] = [sessions, costs, jwt, ending, scale, use, truths, wisdom]

export const CLAIMS: readonly Claim[] = TOPICS.flatMap(({ claims }) => claims)

const byId: ReadonlyMap<ClaimId, Claim> = new Map(CLAIMS.map((claim) => [claim.id, claim]))

/**
 * @throws Error if there is no such claim. A test excludes this for the claims that a lab names.
 */
export function claimOf(id: ClaimId): Claim {
  const claim = byId.get(id)
  if (!claim) throw new Error(`There is no claim ${id}: say it in app/_claims/.`)
  return claim
}
