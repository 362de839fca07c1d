import 'server-only'
import { allDesigns } from '@/_designs/registry'
import type { RevocationResult } from '@/_designs/session'
import { endTickets } from '@/_people/tickets'

/**
 * Makes a change that no session may outlive. Every session of the person ends before the change,
 * so that a failure in between leaves none. They end again after it, because new ones may exist.
 * @returns the revocation of every design, by design id; null if the change was not made
 */
export async function endSessionsAround(
  userId: string,
  change: () => Promise<boolean>,
): Promise<Record<string, RevocationResult> | null> {
  const revokeEverywhere = async () => {
    await endTickets(userId)
    const results = allDesigns().map(
      async (design) => [design.id, await design.revoke({ scope: 'all', userId })] as const,
    )
    return new Map(await Promise.all(results))
  }
  const before = await revokeEverywhere()
  if (!(await change())) return null
  const after = await revokeEverywhere()
  return Object.fromEntries(
    [...after].map(([id, result]) => [id, together(before.get(id), result)]),
  )
}

function together(before: RevocationResult | undefined, after: RevocationResult): RevocationResult {
  if (
    !before ||
    !('ended' in before && 'ended' in after) ||
    before.ended === null ||
    after.ended === null
  )
    return after
  return { ...after, ended: before.ended + after.ended }
}
